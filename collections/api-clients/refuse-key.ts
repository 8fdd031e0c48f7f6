import type { Payload } from 'payload'
import type { Refusal } from '../../src/http/refusal'
import { checkKey } from './check-key'
import { recordUse } from './last-use'

/** Checks the API key of a request, and records its use; returns why it opens nothing. Never rejects. */
export async function refuseKey(payload: Payload, headers: Headers): Promise<Refusal | undefined> {
  const checked = await checkKey(payload, headers)
  if (checked?.client) recordUse(payload, checked.client, headers)
  return checked?.refusal
}
