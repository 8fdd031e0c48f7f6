import type { Payload } from 'payload'
import { hasEditions, seedExample } from '../seed'

interface SeedOutcome {
  isSeeded: boolean
  warning?: string
}

/** Fills a database that has no edition with the example; a failure is told and does not stop the start. */
export async function seedWhenEmpty(payload: Payload): Promise<SeedOutcome> {
  if (await hasEditions(payload)) return { isSeeded: false }
  try {
    await seedExample(payload)
    return { isSeeded: true }
  } catch (error) {
    payload.logger.error({ err: origin(error) }, 'The example could not be seeded')
    return {
      isSeeded: false,
      warning: 'Le contenu d’exemple est incomplet : corrigez l’erreur ci-dessus, puis relancez.',
    }
  }
}

// The error of the database itself: those around it repeat the whole query.
function origin(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? origin(error.cause) : error
}
