import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { migrations } from '../../src/migrations'
import { withoutTopLevelAwait } from '../support/node-conditions'
import { executeSql, readSql } from '../support/sqlite-client'

const run = promisify(execFile)

const migrate = (url: string, upTo = '') =>
  run(process.execPath, [...withoutTopLevelAwait, '--import', 'tsx', 'test/support/migrate-some.ts', upTo], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: url },
  })

test('the keys of a SQLite file from before stay as hashes, and nothing that can be reversed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_keys-'))
  const url = `file:${join(folder, 'old.db')}`
  const before = migrations.findIndex(({ name }) => name.endsWith('_hashed_keys'))
  const hash = createHmac('sha256', 'a secret of a test').update('a key of a test').digest('hex')
  try {
    await migrate(url, String(before))
    await executeSql(
      url,
      "INSERT INTO api_clients (id, name, enable_a_p_i_key, api_key, api_key_index) VALUES ('c1', 'Site', 1, 'encrypted', ?)",
      [hash],
    )
    await executeSql(url, "INSERT INTO api_clients (id, name) VALUES ('c2', 'Sans clé')")
    await migrate(url)
    const clients = await readSql(url, 'SELECT * FROM api_clients ORDER BY id')
    expect(clients.map(({ key_hash }) => key_hash)).toEqual([hash, null])
    expect([Boolean(clients[0]?.key_made_at), clients[1]?.key_made_at]).toEqual([true, null])
    expect(JSON.stringify(clients)).not.toContain('encrypted')
    expect(Object.keys(clients[0] ?? {}).filter((name) => /api_key|a_p_i/.test(name))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
