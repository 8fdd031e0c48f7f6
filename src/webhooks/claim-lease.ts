import type { Payload } from 'payload'
import { claimLeaseOf, findLeaseOf, isAbandoned } from '../../collections/shared/lease'

/** Claims the lease of a key for this process. Returns the id of its owner; `undefined` while another process has it. */
export async function claimLease(payload: Payload, key: string): Promise<string | undefined> {
  const current = await findLeaseOf(payload, key)
  if (current && !isAbandoned(payload, current)) return undefined
  return claimLeaseOf(payload, key, { task: null }, current)
}
