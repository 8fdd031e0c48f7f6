import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { fixedOrigin } from '../../../src/env/fixed-origin'
import type { Factor } from './factors'
import type { SessionUser } from './session-state'

/** The site that a passkey belongs to, whatever host a request names. */
const rpID = new URL(fixedOrigin).hostname
const expected = { expectedOrigin: fixedOrigin, expectedRPID: rpID, requireUserVerification: false }

const transportsOf = ({ transports }: Factor) => (transports ? (JSON.parse(transports) as string[]) : undefined)
const descriptorOf = (factor: Factor) => ({ id: factor.key, transports: transportsOf(factor) })

/** What a browser needs to make a passkey of an account, which has `factors` already. */
export const registrationOptions = ({ id, email, name }: SessionUser, factors: readonly Factor[]) =>
  generateRegistrationOptions({
    ...{ rpName: 'Assises', rpID, userName: email, userDisplayName: name, userID: new TextEncoder().encode(id) },
    attestationType: 'none',
    excludeCredentials: factors.map(descriptorOf),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })

/** Returns the stored form of a new passkey; `undefined` when the answer of the browser is not valid for the challenge. */
export async function readNewPasskey(response: unknown, expectedChallenge: string) {
  const options = { response: response as RegistrationResponseJSON, expectedChallenge, ...expected }
  const { verified, registrationInfo } = await verifyRegistrationResponse(options).catch(() => ({
    verified: false as const,
    registrationInfo: undefined,
  }))
  if (!verified || !registrationInfo) return undefined
  const { id, publicKey, counter, transports } = registrationInfo.credential
  const secret = Buffer.from(publicKey).toString('base64url')
  return { kind: 'passkey', key: id, secret, counter, transports: JSON.stringify(transports ?? []) } as const
}

/** What a browser needs to confirm a log-in with one of these passkeys. */
export const authenticationOptions = (passkeys: readonly Factor[]) =>
  generateAuthenticationOptions({
    ...{ rpID, userVerification: 'preferred' },
    allowCredentials: passkeys.map(descriptorOf),
  })

/** Returns the new counter of a passkey; `undefined` when the answer of the browser is not valid for the challenge. */
export async function checkPasskey(
  response: unknown,
  expectedChallenge: string,
  { key, secret, counter }: Factor,
): Promise<number | undefined> {
  const credential = {
    id: key,
    publicKey: new Uint8Array(Buffer.from(secret ?? '', 'base64url')),
    counter: counter ?? 0,
  }
  const options = { response: response as AuthenticationResponseJSON, expectedChallenge, ...expected, credential }
  const result = await verifyAuthenticationResponse(options).catch(() => undefined)
  return result?.verified ? result.authenticationInfo.newCounter : undefined
}
