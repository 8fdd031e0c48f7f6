import type { Payload } from 'payload'
import { hasEditions, seedExample } from '../seed'
import type { BootReport } from './handshake'

/** Seeds the example into a database without any edition. A failure becomes a warning and does not stop the start. */
export async function seedWhenEmpty(payload: Payload): Promise<Partial<BootReport>> {
  if (await hasEditions(payload)) return {}
  try {
    await seedExample(payload)
    return { seeded: true }
  } catch (error) {
    payload.logger.error({ err: innermost(error) }, 'The example could not be seeded')
    return { warnings: ['Le contenu d’exemple est incomplet : corrigez l’erreur ci-dessus, puis relancez.'] }
  }
}

// The error of the database itself: the errors that wrap it repeat the whole query.
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error
}
