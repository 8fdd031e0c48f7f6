/**
 * How long a file may be kept: for ever where nobody has to agree, since its address changes with its content; asked
 * again each time where somebody may take their consent back; by the reader alone where it is not public.
 */
export function mediaCacheControl({ consentUntil, needsConsent }: Record<string, unknown>): string {
  if (needsConsent === false) return 'public, max-age=31536000, immutable'
  const isPublic = new Date(String(consentUntil)).getTime() > Date.now()
  return isPublic ? 'public, no-cache' : 'private, no-cache'
}
