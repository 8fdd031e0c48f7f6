/** The value of `Permissions-Policy` of every page: it asks for none of these. */
export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
