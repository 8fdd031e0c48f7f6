/** Headers that change how the bytes after the head are read, or the protocol itself. */
const unsupported = /\r\n(?:transfer-encoding|upgrade|expect)[ \t]*:/i
const anyLength = /\r\ncontent-length[^\r\n]*/gi
const oneLength = /^\r\ncontent-length:[ \t]*(\d{1,6})[ \t]*$/i

/**
 * Whether a text is exactly one GET, HEAD or POST request of HTTP/1.1, with nothing after it. `false` when in doubt.
 * [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112#section-6.3)
 */
export function isCompleteRequest(text: string): boolean {
  const method = /^(?:GET|HEAD|POST)(?= )/.exec(text)?.[0]
  const end = text.indexOf('\r\n\r\n')
  if (method === undefined || end < 0) return false
  const head = text.slice(0, end)
  if (unsupported.test(head)) return false
  const lengths = head.match(anyLength) ?? []
  const bodyLength = text.length - end - 4
  if (method !== 'POST') return lengths.length === 0 && bodyLength === 0
  return lengths.length === 1 && Number(oneLength.exec(lengths[0] ?? '')?.[1] ?? -1) === bodyLength
}
