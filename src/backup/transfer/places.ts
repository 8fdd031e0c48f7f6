import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { buildVersionCollectionFields, type Payload, type SanitizedCollectionConfig } from 'payload'

/** Rows of one kind: the documents of a collection, or its versions. */
export interface Place {
  /** The name of the collection; of versions the name that `nameVersions` gives them. */
  name: string
  collection: SanitizedCollectionConfig
  isVersions: boolean
}

/** What is of one database or one process: which migrations were made, and which forms are open. */
const STAYING = new Set(['payload-migrations', 'payload-locked-documents'])

/** Every place of the running configuration whose rows a transfer moves. */
export const placesOf = ({ config }: Payload): Place[] =>
  config.collections
    .filter(({ slug }) => !STAYING.has(slug))
    .flatMap((collection) => [
      { name: collection.slug, collection, isVersions: false },
      ...(collection.versions ? [{ name: versionsName(collection.slug), collection, isVersions: true }] : []),
    ])

// Of lower case only: adapters derive the same name from it.
const versionsName = (slug: string) => `${slug.replaceAll('-', '')}versions`

/**
 * Makes versions collections of a Payload of its own, so that their rows are read and written as they are, with their id: its adapter has
 * no such method for versions, and those for documents do the same with other fields.
 */
export function nameVersions(payload: Payload, places: readonly Place[]): void {
  for (const { name, collection, isVersions } of places) {
    if (!isVersions) continue
    const fields = buildVersionCollectionFields(payload.config, collection)
    const flattenedFields = buildVersionCollectionFields(payload.config, collection, true)
    const config = { slug: name, fields, flattenedFields, joins: {}, polymorphicJoins: [], timestamps: true }
    Object.assign(payload.collections, { [name]: { config } })
    if (payload.db.name === 'sqlite') {
      const { tableNameMap, versionsSuffix } = payload.db as unknown as SQLiteAdapter
      tableNameMap.set(name, String(tableNameMap.get(`_${collection.slug.replaceAll('-', '_')}${versionsSuffix}`)))
    } else {
      const { collections, versions } = payload.db as unknown as MongooseAdapter
      Object.assign(collections, { [name]: versions[collection.slug] })
    }
  }
}
