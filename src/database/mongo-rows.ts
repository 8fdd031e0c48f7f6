import type { MongooseAdapter } from '@payloadcms/db-mongodb'

const ROWS_AT_ONCE = 500

/** Every document of the collections that `isWanted`, and whether its consent is still valid at `now`. */
export async function* mongoRows(
  { db }: MongooseAdapter['connection'],
  isWanted: (collection: string) => boolean,
  now: Date,
) {
  if (!db) throw new Error('The database is not connected.')
  const collections = await db.listCollections({}, { nameOnly: true }).toArray()
  for (const { name } of collections.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isWanted(name)) continue
    yield name
    for await (const document of db.collection(name).find().sort({ _id: 1 }).batchSize(ROWS_AT_ONCE)) {
      yield JSON.stringify([document, new Date(document.consentUntil ?? Number.NaN) > now])
    }
  }
}
