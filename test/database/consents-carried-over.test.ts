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

test('the consents of a SQLite file from before have their events', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_consents-'))
  const url = `file:${join(folder, 'old.db')}`
  const before = migrations.findIndex(({ name }) => name.endsWith('_consent_events'))
  try {
    await migrate(url, String(before))
    await executeSql(url, "INSERT INTO speakers (id, name) VALUES ('s1', 'Amina Benali')")
    for (const [id, withdrawnAt] of [
      ['c1', ''],
      ['c2', '2026-02-01T10:00:00.000Z'],
    ] as const) {
      await executeSql(
        url,
        `INSERT INTO consents (id, person, given_on, wording, withdrawn_at) VALUES (?, 'Amina Benali', '2026-01-15', '2024-1', nullif(?, ''))`,
        [id, withdrawnAt],
      )
      await executeSql(url, "INSERT INTO consents_rels (parent_id, path, speakers_id) VALUES (?, 'subject', 's1')", [
        id,
      ])
      for (const scope of ['photo', 'name']) {
        await executeSql(url, 'INSERT INTO consents_scope ("order", parent_id, value, id) VALUES (1, ?, ?, ?)', [
          id,
          scope,
          id + scope,
        ])
      }
    }
    await migrate(url)
    const events = await readSql(url, 'SELECT * FROM consent_events ORDER BY consent, at')
    expect(events.map(({ consent, kind }) => [consent, kind])).toEqual([
      ['c1', 'given'],
      ['c2', 'withdrawn'],
      ['c2', 'given'],
    ])
    expect(events[0]).toMatchObject({ subject_collection: 'speakers', subject: 's1', from: '2026-01-15' })
    expect(JSON.parse(String(events[0]?.scope))).toEqual(['name', 'photo'])
    expect(events[0]?.wording_text).toMatch(/^J’autorise/)
    expect(await readSql(url, 'SELECT id FROM consents')).toHaveLength(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
