import { Secret, TOTP } from 'otpauth'
import type { Payload } from 'payload'
import { env } from '../../../src/env'
import { seal, unseal } from '../../../src/env/seal'
import { type Factor, noteUse } from './factors'
import { spendOnce } from './uses'

const PURPOSE = 'assises.second-factor.1'
const ISSUER = 'Assises'
/** In seconds, after [RFC 6238](https://www.rfc-editor.org/rfc/rfc6238). A clock may be one period early or late. */
const PERIOD = 30
const WINDOW = 1

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6, algorithm: 'SHA1' })

/** A new secret, and the address from which an application of codes reads it. */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, uri: totpOf(secret, label).toString() }
}

/** The form in which the secret of codes is stored. */
export const sealTotp = (secret: string): string => seal(secret, env.PAYLOAD_SECRET, PURPOSE)

/** Uses a code of a secret, once. Returns whether it is right, recent and unused. */
export async function spendTotpCode(payload: Payload, account: string, secret: string, text: string): Promise<boolean> {
  const token = text.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return false
  const now = Date.now()
  const delta = totpOf(secret, account).validate({ token, window: WINDOW, timestamp: now })
  if (delta === null) return false
  const step = Math.floor(now / 1000 / PERIOD) + delta
  const expiresAt = new Date((step + 2 * WINDOW + 2) * PERIOD * 1000)
  return spendOnce(payload, account, `totp ${secret} ${step}`, expiresAt)
}

/** Uses a code of the application of an account, once. Returns whether it is right. */
export async function spendStoredCode(payload: Payload, factor: Factor, text: string): Promise<boolean> {
  const secret = unseal(factor.secret ?? '', env.PAYLOAD_SECRET, PURPOSE)
  if (secret === undefined || !(await spendTotpCode(payload, factor.account, secret, text))) return false
  await noteUse(payload, factor.id)
  return true
}
