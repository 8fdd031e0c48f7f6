import type { Payload } from 'payload'
import { isRecord } from '../../../src/domain/record'
import { env } from '../../../src/env'
import { seal, unseal } from '../../../src/env/seal'
import type { SessionUser } from './session-state'
import { spendOnce } from './uses'

const PURPOSE = 'assises.second-factor-challenge.1'
/** How long a browser may take to answer a challenge, in milliseconds. */
const LIFETIME = 5 * 60_000

/** What a challenge asks for: a new passkey, or the confirmation of a log-in. */
export type Ceremony = 'add' | 'confirm'

/** Seals a challenge for one session, one ceremony and five minutes. The browser returns it with its answer. */
export const sealChallenge = ({ id, _sid }: SessionUser, ceremony: Ceremony, challenge: string): string => {
  const text = JSON.stringify({ id, sid: _sid, ceremony, challenge, until: Date.now() + LIFETIME })
  return seal(text, env.PAYLOAD_SECRET, PURPOSE)
}

/**
 * Returns the challenge of a session and a ceremony, once; `undefined` when it was answered before, has expired, or was made for
 * another session or ceremony.
 */
export async function spendChallenge(
  payload: Payload,
  { id, _sid }: SessionUser,
  ceremony: Ceremony,
  sealed: string,
): Promise<string | undefined> {
  const text = unseal(sealed, env.PAYLOAD_SECRET, PURPOSE)
  const data: unknown = text === undefined ? undefined : JSON.parse(text)
  if (!isRecord(data) || data.id !== id || data.sid !== _sid || data.ceremony !== ceremony) return undefined
  const until = Number(data.until)
  const challenge = String(data.challenge)
  if (until <= Date.now()) return undefined
  return (await spendOnce(payload, id, `challenge ${challenge}`, new Date(until))) ? challenge : undefined
}
