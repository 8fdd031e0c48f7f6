import type { Payload } from 'payload'

interface SeedOutcome {
  isSeeded: boolean
  warning?: string
}

/** Fills a database that has no edition, in any state, with the example; a failure is told and does not stop the start. */
export async function seedWhenEmpty(payload: Payload): Promise<SeedOutcome> {
  const { totalDocs } = await payload.count({ collection: 'editions', overrideAccess: true, trash: true })
  if (totalDocs > 0) return { isSeeded: false }
  try {
    const { seedExample } = await import('../seed')
    await seedExample(payload)
    return { isSeeded: true }
  } catch (error) {
    payload.logger.error({ err: error }, 'The example could not be seeded')
    return {
      isSeeded: false,
      warning: 'Le contenu d’exemple est incomplet. Corrigez l’erreur ci-dessus, puis lancez « npm run seed ».',
    }
  }
}
