import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Bilingual } from '../domain/bilingual'
import type { Refusal } from './refusal'

const PREFIX = 'assises_'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits that 256 bits and 32 bits take in base 62. */
const [RANDOM_DIGITS, CHECK_DIGITS] = [43, 6]
const shape = new RegExp(`^${PREFIX}([0-9A-Za-z]{${RANDOM_DIGITS}})([0-9A-Za-z]{${CHECK_DIGITS}})$`)

/**
 * Returns a new API key: a prefix by which scanners of leaked secrets recognise it, 256 random bits, and a checksum, which
 * distinguishes a misspelt key from an unknown one without a look at the database.
 */
export function newApiKey(): string {
  const random = inBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), RANDOM_DIGITS)
  return `${PREFIX}${random}${checksumOf(random)}`
}

/** Whether a text begins like an API key but is none: a character is wrong, missing or too many. */
export function isMisspeltKey(text: string): boolean {
  if (!text.toLowerCase().startsWith(PREFIX)) return false
  const [, random, checksum] = shape.exec(text) ?? []
  return random === undefined || checksumOf(random) !== checksum
}

const checksumOf = (random: string): string => inBase62(BigInt(crc32(random)), CHECK_DIGITS)

function inBase62(value: bigint, digits: number): string {
  let text = ''
  for (let rest = value; text.length < digits; rest /= 62n) text = `${alphabet[Number(rest % 62n)]}${text}`
  return text
}

/** What an `Authorization` header carries: an API key, a token of a person who logged in, or neither. */
export type Credentials = { kind: 'key' | 'token'; text: string } | undefined

/**
 * Reads an `Authorization` header. A key comes as `api-clients API-Key <key>` or `Bearer <key>`; a text that looks like one
 * counts as a key in whatever form it comes. Other schemes, such as the `Basic` of a proxy, carry nothing of ours.
 */
export function credentialsOf(authorization: string | null | undefined): Credentials {
  if (!authorization) return undefined
  const asKey = /^\S+ API-Key(?: (.*))?$/i.exec(authorization)
  if (asKey) return { kind: 'key', text: asKey[1]?.trim() ?? '' }
  const [looksLikeKey] = /assises_\S*/i.exec(authorization) ?? []
  if (looksLikeKey !== undefined) {
    const isBearer = /^Bearer \S+$/i.test(authorization.trim())
    return { kind: 'key', text: isBearer ? authorization.trim().slice('Bearer '.length) : authorization }
  }
  const asToken = /^(?:JWT|Bearer)(?: (.*))?$/i.exec(authorization)
  return asToken ? { kind: 'token', text: asToken[1] ?? '' } : undefined
}

/** A `401` refusal, with the challenge that RFC 9110 asks for. */
export const unauthenticated = (code: string, message: Bilingual): Refusal => ({
  status: 401,
  code,
  message,
  headers: { 'WWW-Authenticate': 'Bearer realm="assises", error="invalid_token"' },
})

/** The refusal of a key or a token that is of nobody. */
export const unknownCredentials = unauthenticated('UNKNOWN_KEY', {
  fr: 'Cette clé n’est pas reconnue. Écrivez « Authorization: Bearer <clé> », ou retirez l’en-tête.',
  en: 'This key or token is not known. Write "Authorization: Bearer <key>", or leave the header out.',
})
