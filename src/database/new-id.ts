import { randomBytes } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

const COUNTER_SIZE = 0x1000000

// Bundles may load this module twice in one process: each copy has random bytes of its own.
const ofProcess = randomBytes(5).toString('hex')
let counter = randomBytes(3).readUIntBE(0, 3)

/** Returns a new id in the format of MongoDB, which both databases store: the second, bytes of this process, a counter. Later ids sort after. */
export function newId(now = Date.now()): string {
  counter = (counter + 1) % COUNTER_SIZE
  const seconds = Math.floor(now / 1_000) % 0x100000000
  return `${seconds.toString(16).padStart(8, '0')}${ofProcess}${counter.toString(16).padStart(6, '0')}`
}

type SchemaHook = NonNullable<NonNullable<SQLiteAdapter['afterSchemaInit']>[number]>

/** Makes SQLite give each row whose id it would make from chance one of `newId`. Rows with a UUID of a former version stay as they are. */
export const withNewIds: SchemaHook = ({ schema }) => {
  for (const { id } of Object.values(schema.tables)) {
    if (id?.defaultFn) id.defaultFn = () => newId()
  }
  return schema
}
