import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { TestApp } from './app'
import { executeSql, replaceRows } from './sqlite-client'

/** Copies the database of an application, and returns a function that puts the copy back in its place, as a restore does. */
export async function backUp(app: TestApp): Promise<() => Promise<void>> {
  return app.payload.db.name === 'sqlite' ? backUpSqlite(app) : backUpMongo(app)
}

async function backUpSqlite({ database: { url, folder } }: TestApp): Promise<() => Promise<void>> {
  const copy = join(folder, '..', `${folder.split('/').at(-1)}-copy.db`)
  await executeSql(url, `VACUUM INTO '${copy}'`)
  return async () => {
    await replaceRows(url, copy)
    await rm(copy)
  }
}

async function backUpMongo({ payload }: TestApp): Promise<() => Promise<void>> {
  const { db } = (payload.db as unknown as MongooseAdapter).connection
  const collections = (await db?.listCollections().toArray()) ?? []
  const copies = await Promise.all(
    collections.map(async ({ name }) => ({ name, rows: (await db?.collection(name).find().toArray()) ?? [] })),
  )
  return async () => {
    for (const { name, rows } of copies) {
      await db?.collection(name).deleteMany({})
      if (rows.length > 0) await db?.collection(name).insertMany(rows)
    }
  }
}
