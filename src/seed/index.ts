import type { Payload } from 'payload'
import { example, exampleEditions } from './example'
import { type Outcome, plant } from './plant'
import { addressOf, type Reference } from './seedling'

/** How many documents of each collection were created, completed after an interrupted run, or left as they were. */
export type SeedReport = Record<string, Record<Outcome, number>>

/**
 * Adds to the database what it lacks of the example: three editions and all they show, in French and English.
 * What exists stays as it is, edited or not. A run that was interrupted finishes when it is run again.
 */
export async function seedExample(payload: Payload): Promise<SeedReport> {
  const report: SeedReport = {}
  const ids = new Map<string, string>()
  const lookup = ({ ref: { collection, address } }: Reference) => {
    const id = ids.get(`${collection}/${address}`)
    if (!id) throw new Error(`The example refers to ${collection}/${address} before it is planted.`)
    return id
  }
  const openings: (() => Promise<void>)[] = []
  for (const seedling of example) {
    const { collection } = seedling
    const { id, outcome, finish } = await plant(payload, seedling, lookup)
    ids.set(`${collection}/${addressOf(seedling)}`, id)
    // Editions come out last, with all that belongs to them; until then an interrupted run is recognised as such.
    if (collection === 'editions') openings.push(finish)
    else await finish()
    report[collection] ??= { created: 0, completed: 0, unchanged: 0 }
    report[collection][outcome] += 1
  }
  for (const open of openings) await open()
  return report
}

/** Whether the database holds an edition, other than one an interrupted `seedExample` left unpublished. */
export async function hasEditions(payload: Payload): Promise<boolean> {
  const slugs = exampleEditions.map(({ key }) => key.slug as string)
  const { totalDocs } = await payload.count({
    collection: 'editions',
    where: { or: [{ slug: { not_in: slugs } }, { firstPublishedAt: { exists: true } }] },
    trash: true,
    overrideAccess: true,
  })
  return totalDocs > 0
}
