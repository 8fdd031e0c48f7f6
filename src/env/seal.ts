import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** What is sealed, and in which way: a text that was sealed for one purpose is not read for another. */
export type SealPurpose =
  | 'assises.webhook-secret.1'
  | 'assises.second-factor.1'
  | 'assises.second-factor-enrolment.1'
  | 'assises.second-factor-challenge.1'

/** Returns a key of 256 bits that HKDF derives from `secret` for one purpose. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** Returns a text that nobody reads or changes without `secret`: AES-256-GCM, with a key that is derived from it. */
export function seal(text: string, secret: string, purpose: SealPurpose): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, deriveKey(secret, purpose), iv, { authTagLength: TAG_BYTES })
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')
}

/** Returns the text of `seal`; `undefined` when it was changed, or sealed with another secret or for another purpose. */
export function unseal(sealed: string, secret: string, purpose: SealPurpose): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
  const iv = bytes.subarray(0, IV_BYTES)
  const decipher = createDecipheriv(ALGORITHM, deriveKey(secret, purpose), iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
