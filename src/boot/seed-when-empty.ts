import { setTimeout as wait } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import { isAbandoned } from '../../collections/shared/lease'
import { claimLease, findLease } from '../editorial/exclusive/lease'
import { LeaseHolder } from '../editorial/exclusive/lease-holder'
import { hasEditions, seedExample } from '../seed'
import type { BootReport } from './handshake'

const BETWEEN_ATTEMPTS_MS = 500

/**
 * Seeds the example into a database without any edition; of several nodes that start at once one does, and the others wait
 * for it. A failure becomes a warning and does not stop the start.
 */
export async function seedWhenEmpty(payload: Payload): Promise<Partial<BootReport>> {
  while (!(await hasEditions(payload))) {
    const lease = await findLease(payload)
    const isFree = !lease || isAbandoned(payload, lease)
    const owner = isFree ? await claimLease(payload, { task: { operation: 'seed' } }, lease) : undefined
    if (owner) return seedWithLease(payload, owner)
    await wait(BETWEEN_ATTEMPTS_MS)
  }
  return {}
}

async function seedWithLease(payload: Payload, owner: string): Promise<Partial<BootReport>> {
  const holder = new LeaseHolder(await createLocalReq({}, payload), owner)
  try {
    // Another node may have finished just before this one had the lease.
    if (await hasEditions(payload)) return {}
    await seedExample(payload)
    return { seeded: true }
  } catch (error) {
    payload.logger.error({ err: innermost(error) }, 'The example could not be seeded')
    return { warnings: ['Le contenu d’exemple est incomplet : corrigez l’erreur ci-dessus, puis relancez.'] }
  } finally {
    await holder.close()
  }
}

// The error of the database itself: the errors that wrap it repeat the whole query.
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error
}
