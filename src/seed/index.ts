import type { Payload } from 'payload'
import { example, exampleEditions } from './example'
import { addressOf, type Reference } from './seed-document'
import { type Outcome, upsert } from './upsert'

/** How many documents of each collection were created, completed after an interrupted run, or left as they were. */
export type SeedReport = Record<string, Record<Outcome, number>>

/**
 * Adds the missing documents of the example to the database: three editions with their content, in French and English.
 * Documents that exist are not changed. An interrupted run is completed by the next one.
 */
export async function seedExample(payload: Payload): Promise<SeedReport> {
  const report: SeedReport = {}
  const ids = new Map<string, string>()
  const lookup = ({ ref: { collection, address } }: Reference) => {
    const id = ids.get(`${collection}/${address}`)
    if (!id) throw new Error(`The example refers to ${collection}/${address} before it is created.`)
    return id
  }
  const publications: (() => Promise<void>)[] = []
  for (const document of example) {
    const { collection } = document
    const { id, outcome, finish } = await upsert(payload, document, lookup)
    ids.set(`${collection}/${addressOf(document)}`, id)
    // Editions are published last, with all their content. Until then, `hasEditions` recognises an interrupted run.
    if (collection === 'editions') publications.push(finish)
    else await finish()
    report[collection] ??= { created: 0, completed: 0, unchanged: 0 }
    report[collection][outcome] += 1
  }
  for (const publish of publications) await publish()
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
