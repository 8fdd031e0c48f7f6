import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import type { BootReport } from './handshake'

/**
 * Takes the API keys of a MongoDB database out of the form in which Payload stored them, which can be reversed: their hashes
 * stay, so that they go on working. Does nothing on SQLite, where a migration has done it. Can be repeated, and done by several
 * nodes at once.
 */
export async function carryOverKeys({ db }: Payload): Promise<Partial<BootReport>> {
  if (db.name === 'sqlite') return {}
  const clients = (db as unknown as MongooseAdapter).collections['api-clients']?.collection
  if (!clients) return {}
  for await (const { _id, apiKeyIndex, keyHash, updatedAt } of clients.find({ enableAPIKey: { $exists: true } })) {
    const carried = apiKeyIndex && !keyHash ? { $set: { keyHash: apiKeyIndex, keyMadeAt: updatedAt } } : {}
    await clients.updateOne({ _id }, { ...carried, $unset: { apiKey: '', apiKeyIndex: '', enableAPIKey: '' } })
  }
  return {}
}
