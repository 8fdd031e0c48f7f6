import { createHash } from 'node:crypto'

/** The namespace of the identifiers of this project: a UUID that was chosen once. */
const NAMESPACE = Buffer.from('5d8f7a52c0f24a1c9f6b3f1e6a0b7d24', 'hex')

/**
 * Returns the UUID of a document, the same as long as it exists: version 5 of its collection and id, never of an address or
 * a name ([RFC 9562 §5.5](https://www.rfc-editor.org/rfc/rfc9562#section-5.5)).
 */
export function guidOf(collection: string, id: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${collection}/${id}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
