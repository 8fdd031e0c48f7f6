import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { executeSql } from '../test/support/sqlite-client'

/** Longer than this project takes to notice a write of another process and to invalidate everything. */
const NOTICED_MS = 400

/** Writes to a database of the run as another process would, without a change of content. Resolves once it was noticed. */
export async function writeExternally(folder: string, database: string): Promise<void> {
  await executeSql(`file:${join(folder, database)}`, 'UPDATE users SET email = email')
  await wait(NOTICED_MS)
}
