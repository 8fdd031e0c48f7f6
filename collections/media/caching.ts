/**
 * The `Cache-Control` of a media file: immutable when it needs no consent, since its address changes with its content;
 * revalidated on each use when consent may be withdrawn; private when it is not public.
 */
export function mediaCacheControl({ consentUntil, needsConsent }: Record<string, unknown>): string {
  if (needsConsent === false) return 'public, max-age=31536000, immutable'
  const isPublic = new Date(String(consentUntil)).getTime() > Date.now()
  return isPublic ? 'public, no-cache' : 'private, no-cache'
}
