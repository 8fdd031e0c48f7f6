import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

// The driver that the application itself uses.
const { createClient } = createRequire(createRequire(import.meta.url).resolve('@payloadcms/db-sqlite'))(
  '@libsql/client',
) as { createClient(options: { url: string }): SQLiteAdapter['client'] }

/** Longer than it takes this project to notice that another process wrote, and to drop everything for it. */
const NOTICED_MS = 400

/** Writes to a database of the run as another process does, changing nothing; resolves once that was noticed. */
export async function writeAsAnother(folder: string, database: string): Promise<void> {
  const client = createClient({ url: `file:${join(folder, database)}` })
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.execute('UPDATE users SET email = email')
  client.close()
  await wait(NOTICED_MS)
}
