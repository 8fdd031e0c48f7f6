/** The header that makes browsers ask a site by https alone, for a year. */
export const STRICT_TRANSPORT = ['Strict-Transport-Security', 'max-age=31536000'] as const

/** Whether readers reach the site at an address with https. */
export const isHttps = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') === true
