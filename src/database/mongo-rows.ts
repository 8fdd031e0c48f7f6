import type { MongooseAdapter } from '@payloadcms/db-mongodb'

const BATCH_SIZE = 500

/** Yields as JSON every document of the collections that `isIncluded`, and whether its consent is valid at `now`. */
export async function* mongoRows(
  { db }: MongooseAdapter['connection'],
  isIncluded: (collection: string) => boolean,
  now: Date,
) {
  if (!db) throw new Error('The database is not connected.')
  const collections = await db.listCollections({}, { nameOnly: true }).toArray()
  for (const { name } of collections.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isIncluded(name)) continue
    yield name
    for await (const document of db.collection(name).find().sort({ _id: 1 }).batchSize(BATCH_SIZE)) {
      yield JSON.stringify([document, new Date(document.consentUntil ?? Number.NaN) > now])
    }
  }
}
