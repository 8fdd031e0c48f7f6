const MAX_BOUNDARY = 70

/**
 * Whether a body is complete multipart/form-data, from its first boundary to its last one. Payload's parser fails on one
 * that is cut. [RFC 2046](https://www.rfc-editor.org/rfc/rfc2046#section-5.1)
 */
export function isCompleteMultipart(contentType: string, body: Buffer): boolean {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare ?? ''
  if (boundary === '' || boundary.length > MAX_BOUNDARY) return false
  const first = body.indexOf(`--${boundary}`)
  const last = body.lastIndexOf(`--${boundary}--`)
  if (first < 0 || last < first || !/^\s*$/.test(body.subarray(last + boundary.length + 4).toString('latin1')))
    return false
  return last === first || body.indexOf('\r\n\r\n', first) > first
}
