import { execFile } from 'node:child_process'
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

test('the webhooks of a SQLite file from before stay limited to the editions that were chosen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_webhooks-'))
  const url = `file:${join(folder, 'old.db')}`
  const before = migrations.findIndex(({ name }) => name.endsWith('_limited_webhooks'))
  try {
    await migrate(url, String(before))
    const edition =
      "INSERT INTO editions (id, starts_on, ends_on, timezone, city, attendance) VALUES ('e1', '2031-05-21', '2031-05-21', 'Europe/Paris', 'Sète', 'onsite')"
    await executeSql(url, edition)
    for (const id of ['w1', 'w2']) {
      await executeSql(url, 'INSERT INTO webhooks (id, name, url) VALUES (?, ?, ?)', [id, id, 'https://www.exemple.fr'])
    }
    const chosen = 'INSERT INTO webhooks_rels ("order", parent_id, path, editions_id) VALUES (1, ?, ?, ?)'
    await executeSql(url, chosen, ['w1', 'editions', 'e1'])
    await migrate(url)
    const webhooks = await readSql(url, 'SELECT id, is_limited FROM webhooks ORDER BY id')
    expect(webhooks.map(({ id, is_limited: isLimited }) => [id, isLimited])).toEqual([
      ['w1', 1],
      ['w2', 0],
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
