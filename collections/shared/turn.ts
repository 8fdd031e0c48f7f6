import type { Payload } from 'payload'
import { claimLeaseOf, findLeaseOf, isAbandoned, renewLease, returnLease } from './lease'

/** Renews the turn. Rejects when another node has taken it over. */
export type Renew = () => Promise<void>

/** Runs `work` unless somebody does the same on any node. Returns whether it ran. */
export async function inTurn(payload: Payload, key: string, work: (renew: Renew) => Promise<void>): Promise<boolean> {
  const current = await findLeaseOf(payload, key)
  if (current && !isAbandoned(payload, current)) return false
  const owner = await claimLeaseOf(payload, key, { task: { operation: key } }, current)
  if (!owner) return false
  try {
    await work(async () => {
      if (!(await renewLease(payload, owner))) throw new Error(`Another node has taken over: ${key}.`)
    })
    return true
  } finally {
    await returnLease(payload, owner).catch((err: unknown) =>
      payload.logger.error({ err, msg: 'A lease could not be given back.' }),
    )
  }
}
