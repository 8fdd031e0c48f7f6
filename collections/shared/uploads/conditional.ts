/** Whether the caller already has what `etag` names: `If-None-Match` of RFC 9110, compared weakly. */
export function hasCurrent(headers: Headers, etag: string): boolean {
  const asked = headers.get('If-None-Match')
  if (asked === null) return false
  if (asked.trim() === '*') return true
  return asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** The `Range` to honour: none when `If-Range` names another version, by its tag or by a date. */
export function rangeOf(headers: Headers, etag: string): string | null {
  const condition = headers.get('If-Range')
  return condition === null || condition.trim() === etag ? headers.get('Range') : null
}
