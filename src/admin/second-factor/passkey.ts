import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { SecondFactorTexts } from './messages'
import type { Outcome, SecondFactorRequests } from './second-factor-requests'

/** What an added factor returns: the recovery codes that come with the first one. */
export interface Added {
  recoveryCodes?: string[]
}

/** Makes a passkey in this browser, and adds it to the account. */
export async function addPasskey(
  requests: SecondFactorRequests,
  texts: SecondFactorTexts,
  { currentPassword, name }: { currentPassword?: string; name: string },
): Promise<Outcome<Added>> {
  if (!browserSupportsWebAuthn()) return { refusal: texts.passkeyUnsupported }
  type Begun = { options: PublicKeyCredentialCreationOptionsJSON; challenge: string }
  const begun = await requests.post<Begun>('second-factor/passkey', { currentPassword })
  if (begun.refusal !== undefined) return begun
  const { options, challenge } = begun.data
  const response = await startRegistration({ optionsJSON: options }).catch(() => undefined)
  if (!response) return { refusal: texts.passkeyFailed }
  return requests.post<Added>('second-factor/passkey/finish', { challenge, response, name })
}

/** Confirms a log-in with a passkey of this browser. */
export async function confirmWithPasskey(
  requests: SecondFactorRequests,
  texts: SecondFactorTexts,
): Promise<Outcome<object>> {
  if (!browserSupportsWebAuthn()) return { refusal: texts.passkeyUnsupported }
  type Begun = { options: PublicKeyCredentialRequestOptionsJSON; challenge: string }
  const begun = await requests.post<Begun>('second-factor/confirm-passkey')
  if (begun.refusal !== undefined) return begun
  const { options, challenge } = begun.data
  const response = await startAuthentication({ optionsJSON: options }).catch(() => undefined)
  if (!response) return { refusal: texts.passkeyFailed }
  return requests.post<object>('second-factor/confirm-passkey/finish', { challenge, response })
}
