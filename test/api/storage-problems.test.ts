import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findProblems } from '../../src/boot/find-problems'
import { sqliteTransactions } from '../../src/database/sqlite-transactions'
import { richTextOf } from '../../src/domain/rich-text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { beginSql } from '../support/sqlite-client'

const LONG = richTextOf('Une personne dont le parcours est long. '.repeat(1_000))

describe.runIf(process.env.TEST_DATABASE !== 'mongodb')('while SQLite cannot write', () => {
  let app: TestApp
  let editor: Session
  let speaker: { id: string }

  beforeAll(async () => {
    process.env.SLOW_QUERY_MS = '1'
    app = await bootApp()
    editor = await signIn(app, 'editor')
    speaker = await aSpeaker(app)
  })
  afterAll(() => app.close())

  const transactions = () => {
    const found = sqliteTransactions(app.payload.db)
    if (!found) throw new Error('The database is not SQLite.')
    return found
  }
  const problems = async () => {
    const { folder } = app.database
    const found = await findProblems(app.payload, { DATA_DIR: folder, MEDIA_DIR: folder, DOCUMENTS_DIR: folder })
    return found.map(({ code }) => code)
  }
  const save = (data: object, language: string) =>
    app.fetch(`/api/speakers/${speaker.id}`, {
      method: 'PATCH',
      as: editor,
      json: data,
      headers: { 'accept-language': language },
    })
  const refusalOf = async (response: Response) => {
    const [error] = (await response.json()).errors
    return [response.status, response.headers.get('retry-after'), error.code, error.message]
  }
  const nameInDatabase = async () =>
    (await (await app.fetch(`/api/speakers/${speaker.id}`, { as: editor })).json()).name

  test('a slow operation is a record with its collection and the fields of its filter, without their values', async () => {
    const warn = vi.spyOn(app.payload.logger, 'warn')
    const search = '/api/speakers?where[or][0][name][like]=kanarizoe&where[or][1][headline][like]=kanarizoe&draft=true'
    for (let count = 0; count < 20; count += 1) await app.fetch(search, { as: editor })
    const records = warn.mock.calls.map(([record]) => record as unknown as Record<string, unknown>)
    warn.mockRestore()
    expect(records).toContainEqual(
      expect.objectContaining({
        event: 'slow-query',
        collection: 'speakers',
        by: expect.stringContaining('headline'),
        ms: expect.any(Number),
      }),
    )
    expect(JSON.stringify(records)).not.toContain('kanarizoe')
  })

  test('a full disk is said in words, nothing is saved, and saving goes on when there is room', async () => {
    const { client } = await transactions().connection()
    const { rows } = await client.execute('PRAGMA page_count')
    await client.execute(`PRAGMA max_page_count = ${Number(rows[0]?.[0])}`)
    const before = await nameInDatabase()
    const long = { name: 'Trop', bio: LONG }
    expect(await refusalOf(await save(long, 'en'))).toEqual([
      503,
      '5',
      'STORAGE_FULL',
      expect.stringMatching(/disk.*full.*nothing was saved/),
    ])
    expect(await refusalOf(await save(long, 'fr'))).toEqual([
      503,
      '5',
      'STORAGE_FULL',
      expect.stringMatching(/disque.*plein.*rien n’a été enregistré/),
    ])
    expect(await nameInDatabase()).toBe(before)
    await (await transactions().connection()).client.execute('PRAGMA max_page_count = 1000000')
    expect((await save({ name: 'De la place' }, 'en')).status).toBe(200)
  })

  test('a lock of another program is said in words and in the health check, until it ends', async () => {
    expect(await problems()).toEqual([])
    transactions().limits.busyMs = 300
    transactions().limits.lockedAfterMs = 100
    const commit = await beginSql(app.database.url, "UPDATE speakers SET name = 'Ailleurs' WHERE id = ?", [speaker.id])
    expect(await refusalOf(await save({ name: 'Pendant' }, 'en'))).toEqual([
      503,
      '5',
      'DATABASE_LOCKED',
      expect.stringMatching(/Another program.*nothing was saved/),
    ])
    const mutation = `mutation { updateSpeaker(id: "${speaker.id}", data: { name: "Pendant" }) { id } }`
    const { status, errors } = await app.graphql(mutation, { as: editor })
    expect([status, JSON.stringify(errors)]).toEqual([503, expect.stringContaining('DATABASE_LOCKED')])
    expect(await problems()).toEqual(['DATABASE_LOCKED'])
    await commit()
    expect(await problems()).toEqual([])
    expect((await save({ name: 'Ensuite' }, 'en')).status).toBe(200)
  })
})
