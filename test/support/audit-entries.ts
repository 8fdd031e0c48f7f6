import { allRecorded } from '../../collections/shared/audit/record'
import type { StoredEntry } from '../../src/audit/seal'
import type { TestApp } from './app'

/** An entry of the audit log. */
export type Entry = StoredEntry

/** The ids of the entries that are in the audit log. */
export async function endOfAudit(app: TestApp): Promise<ReadonlySet<string>> {
  return new Set((await auditOf(app)).map(({ id }) => id))
}

/** The entries of the audit log that are not among `known`, the first one first. */
export async function auditOf(app: TestApp, known: ReadonlySet<string> = new Set()): Promise<Entry[]> {
  await allRecorded(app.payload)
  const { docs } = await app.payload.db.find<Entry & { id: string }>({
    ...{ collection: 'audit', where: {}, sort: 'at', limit: 0, pagination: false },
  })
  return docs.filter(({ id }) => !known.has(id))
}
