import type { Side } from './side'
import { sqliteClient } from './side'

/**
 * Clears what refers to documents that do not exist, as SQLite does when one is removed: MongoDB may have such references, and SQLite would
 * refuse the next write of their row. Returns the ids that lead nowhere.
 */
export async function clearDangling({ kind, payload }: Side): Promise<ReadonlySet<string>> {
  const dangling = new Set<string>()
  if (kind !== 'sqlite') return dangling
  const client = sqliteClient(payload)
  const { rows } = await client.execute('PRAGMA foreign_key_check')
  for (const { table, rowid, fkid } of rows) {
    const { rows: keys } = await client.execute(`PRAGMA foreign_key_list("${table}")`)
    const key = keys.find(({ id }) => id === fkid)
    if (!key || rowid === undefined) continue
    const found = await client.execute({ sql: `SELECT "${key.from}" FROM "${table}" WHERE rowid = ?`, args: [rowid] })
    if (found.rows[0]) dangling.add(String(found.rows[0][0]))
    const sql =
      key.on_delete === 'SET NULL'
        ? `UPDATE "${table}" SET "${key.from}" = NULL WHERE rowid = ?`
        : `DELETE FROM "${table}" WHERE rowid = ?`
    await client.execute({ sql, args: [rowid] })
  }
  return dangling
}
