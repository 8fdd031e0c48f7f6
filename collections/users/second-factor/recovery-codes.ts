import { createHmac, randomInt } from 'node:crypto'
import type { Payload } from 'payload'
import { env } from '../../../src/env'
import { deriveKey } from '../../../src/env/seal'
import { addFactor, findFactors, removeFactors } from './factors'
import { spendOnce } from './uses'

const HOW_MANY = 10
/** Digits and letters that nobody mistakes for another one: 12 of them are 60 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 12

const hashOf = (account: string, code: string) =>
  createHmac('sha256', deriveKey(env.PAYLOAD_SECRET, 'assises.recovery-code.1'))
    .update(`${account} ${code}`)
    .digest('base64url')

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return letters.replace(/(.{4})(?!$)/g, '$1-')
}

/** A code as it is written, whatever its case, spaces and hyphens; `undefined` for what has not its form. */
function readCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined
}

/** Makes new recovery codes of an account in place of those before. They are stored as hashes: only this answer has them. */
export async function makeRecoveryCodes(payload: Payload, account: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode)
  await removeFactors(payload, account, { kind: 'recovery' })
  for (const code of codes) {
    await addFactor(payload, { account, kind: 'recovery', key: hashOf(account, code.replaceAll('-', '')) })
  }
  return codes
}

/** Uses a recovery code. Returns how many are left; `undefined` when it is none of the account, or was used. */
export async function spendRecoveryCode(payload: Payload, account: string, text: string): Promise<number | undefined> {
  const code = readCode(text)
  if (code === undefined) return undefined
  const key = hashOf(account, code)
  const codes = (await findFactors(payload, account)).filter(({ kind }) => kind === 'recovery')
  const row = codes.find((one) => one.key === key)
  if (!row || !(await spendOnce(payload, account, `recovery ${row.id}`, inAYear()))) return undefined
  await removeFactors(payload, account, { id: row.id })
  return codes.length - 1
}

// The row of the code itself is removed: this only decides between two requests at once.
const inAYear = () => new Date(Date.now() + 365 * 86_400_000)
