const listedTag = /[ \t]*(?:(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*)?(?:,|$)/y

/**
 * Whether If-None-Match names the representation that would be sent, compared weakly; `false` when the header is malformed.
 * If-Modified-Since is ignored: no response has a Last-Modified.
 * [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2)
 */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const current = etag.replace(/^W\//, '')
  let isListed = false
  for (let position = 0; position < ifNoneMatch.length; position = listedTag.lastIndex) {
    listedTag.lastIndex = position
    const match = listedTag.exec(ifNoneMatch)
    if (!match) return false
    isListed ||= match[1] === current
  }
  return isListed
}
