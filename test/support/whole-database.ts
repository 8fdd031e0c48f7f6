import { withMongo } from './mongo'
import { readSql } from './sqlite-client'

/** Everything that a database contains: the rows of each table or collection, each as one text beside the name of its place. */
export async function wholeDatabase(url: string): Promise<[place: string, row: string][]> {
  const rows = url.startsWith('file:') ? await rowsOfSqlite(url) : await rowsOfMongo(url)
  return rows.map(([table, row]) => [`${table} ${row.id ?? row._id ?? row._parent_id ?? ''}`, JSON.stringify(row)])
}

type NamedRow = [table: string, row: Record<string, unknown>]

async function rowsOfSqlite(url: string): Promise<NamedRow[]> {
  const tables = await readSql(url, "SELECT name FROM sqlite_master WHERE type = 'table'")
  const each = tables.map(async ({ name }) => {
    const rows = await readSql(url, `SELECT * FROM "${name}"`)
    return rows.map((row): NamedRow => [String(name), row])
  })
  return (await Promise.all(each)).flat()
}

const rowsOfMongo = (url: string): Promise<NamedRow[]> =>
  withMongo(url, async ({ db }) => {
    const collections = (await db?.listCollections().toArray()) ?? []
    const each = collections.map(async ({ name }) => {
      const rows = (await db?.collection(name).find().toArray()) ?? []
      return rows.map((row): NamedRow => [name, row])
    })
    return (await Promise.all(each)).flat()
  })
