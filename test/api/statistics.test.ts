import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshStatistics } from '../../src/database/fresh-statistics'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aSession } from '../support/fixtures'

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

test('SQLite uses an index for the sessions of an edition and their languages once its statistics exist', async ({
  skip,
}) => {
  if (app.payload.db.name !== 'sqlite') skip('Only SQLite has these statistics.')
  const editions = [await anEdition(app), await anEdition(app), await anEdition(app)]
  for (const [hour, { id }] of editions.entries()) await aSession(app, id, { from: `1${hour}:00`, to: `1${hour}:30` })
  await refreshStatistics(app.payload)
  const { client } = app.payload.db as unknown as SQLiteAdapter
  const { rows } = await client.execute("SELECT idx FROM sqlite_stat1 WHERE tbl IN ('sessions', 'sessions_locales')")
  const indexes = rows.map(({ idx }) => idx)
  expect(indexes).toContain('sessions_edition_idx')
  expect(indexes).toContain('sessions_locales_locale_parent_id_unique')
})
