import crypto from 'node:crypto'
import { promisify } from 'node:util'

/** The hash and the salt of a password, as Payload stores them. */
export interface StoredPassword {
  hash?: string | null
  salt?: string | null
}

// Payload's own format: 600,000 rounds of PBKDF2 since 3.90, hashes without a prefix before.
const PREFIX = 'pbkdf2-sha256-v1:'
const [ROUNDS, LENGTH] = [600_000, 32]
const [OLD_ROUNDS, OLD_LENGTH] = [25_000, 512]

const derive = (password: string, salt: string, rounds: number, length: number): Promise<Buffer> =>
  promisify(crypto.pbkdf2)(password, salt, rounds, length, 'sha256')

/** Whether a password is the stored one. An account without one costs the same work, and has no right password. */
export async function isPassword(password: string, { hash, salt }: StoredPassword = {}): Promise<boolean> {
  if (!hash || !salt) {
    await derive(password, '', ROUNDS, LENGTH)
    return false
  }
  const isCurrent = hash.startsWith(PREFIX)
  const stored = Buffer.from(isCurrent ? hash.slice(PREFIX.length) : hash, 'hex')
  const given = await derive(
    password,
    salt,
    ...(isCurrent ? ([ROUNDS, LENGTH] as const) : ([OLD_ROUNDS, OLD_LENGTH] as const)),
  )
  return stored.length === given.length && crypto.timingSafeEqual(stored, given)
}

/** The form in which the token of a reset link is stored: who reads the database cannot use it. */
export const hashToken = (token: string): string => crypto.createHash('sha256').update(token).digest('hex')
