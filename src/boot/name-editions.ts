import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { editionName } from '../domain/edition-name'
import { searchKey } from '../domain/text'
import type { BootReport } from './handshake'

/**
 * Gives the editions of a MongoDB database from before short names theirs, and their versions. Does nothing on SQLite, where
 * a migration has done it. Can be repeated, and done by several nodes at once.
 */
export async function nameEditions({ db }: Payload): Promise<Partial<BootReport>> {
  if (db.name === 'sqlite') return {}
  const { collections, versions } = db as unknown as MongooseAdapter
  await nameAll(collections.editions, '')
  await nameAll(versions.editions, 'version.')
  return {}
}

async function nameAll(model: MongooseAdapter['collections'][string] | undefined, prefix: string): Promise<void> {
  const [name, startsOn, city] = ['shortName', 'startsOn', 'city'].map((field) => `${prefix}${field}`)
  const stored = model?.collection
  if (!stored || !name || !startsOn || !city) return
  for await (const document of stored.find(
    { [name]: { $exists: false } },
    { projection: { [startsOn]: 1, [city]: 1 } },
  )) {
    const named = editionName(prefix ? (document.version ?? {}) : document)
    const names = { [name]: named, [`${name}Key`]: named && searchKey(named) }
    await stored.updateOne({ _id: document._id }, { $set: names })
  }
}
