import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicCollections } from '../../src/domain/public-collections'
import { recordOf } from '../../src/domain/record'
import { createApiClient } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { everyQuery } from '../support/every-query'
import { type RandomQuery, randomQueries } from '../support/random-queries'
import { CANARY, createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

/** `npm run queries` sends ten thousand. */
const COUNT = Number(process.env.RANDOM_QUERIES ?? 300)
const SEED = 20_240_521
/** A word in the English text of public documents, and in nothing else. */
const ENGLISH = 'anglais'

/** On MongoDB a comparison of `id` with a text that is no ObjectId fails: these queries are refused or right on SQLite only. */
const isOnSqlite = process.env.TEST_DATABASE !== 'mongodb'
if (!isOnSqlite)
  console.warn('\n!!! SKIPPED: random queries on MongoDB: a comparison of ids with a wrong id still fails there.\n')

let app: TestApp
let fixtures: VisibilityFixtures
let lists: string[]
const readers: Partial<Record<RandomQuery['reader'], Session>> = {}

beforeAll(async () => {
  if (!isOnSqlite) return
  app = await bootApp()
  fixtures = await createVisibilityFixtures(app)
  await translate()
  readers.read = await createApiClient(app, 'read')
  readers.preview = await createApiClient(app, 'preview')
  const queries = await everyQuery(app, fixtures)
  lists = queries.filter((query) => publicLists.has(/^\{ (\w+)\(limit: /.exec(query)?.[1] ?? ''))
  expect(lists.length).toBeGreaterThan(20)
}, 240_000)
afterAll(() => app?.close())

const pascal = (slug: string) => slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
const publicLists = new Set([...publicCollections].map(pascal))

/** Gives the public documents an English title or name, straight in the database. */
async function translate(): Promise<void> {
  for (const { collection, id } of fixtures.open.values()) {
    const { flattenedFields } = app.payload.collections[collection as 'sessions'].config
    const texts = flattenedFields.filter((field) => field.type === 'text' && field.localized && !field.hidden)
    if (texts.length === 0) continue
    const found = await app.payload.db.findOne({ collection: collection as 'sessions', where: { id: { equals: id } } })
    const data = Object.fromEntries(
      texts.map(({ name }) => [name, { ...recordOf(recordOf(found)[name]), en: `${ENGLISH} ${name}` }]),
    )
    await app.payload.db.updateOne({ collection: collection as 'sessions', id, data, returning: false })
  }
}

interface Page {
  docs: { id: string }[]
  totalDocs: number
  totalPages: number
}

test.runIf(isOnSqlite)(
  `${COUNT} random queries get a right answer or a refusal`,
  { timeout: 60_000 + COUNT * 1_000 },
  async () => {
    const queries = randomQueries(app.payload, lists, COUNT, SEED)
    let answered = 0
    for (const query of queries) if (await (query.graphql ? checkGraphQL : checkRest)(query)) answered += 1
    expect(answered).toBeGreaterThan(COUNT / 5)
  },
)

async function checkRest(query: RandomQuery): Promise<boolean> {
  const { collection, parameters, limit } = query
  const search = new URLSearchParams(parameters)
  if (query.isDraft) search.set('draft', 'true')
  const as = readers[query.reader]
  const path = (page: number) => `/api/${collection}?${search}&page=${page}`
  const label = `${query.reader} ${path(1)}`
  const first = await app.fetch(path(1), { as })
  const text = await first.text()
  expect(first.status, `${label} ${text}`).toBeLessThan(500)
  expectNothingHidden(query, text, label)
  if (first.status !== 200) return false
  const page: Page = JSON.parse(text)
  const next: Page = await (await app.fetch(path(2), { as })).json()
  expect([next.totalDocs, next.totalPages], label).toEqual([page.totalDocs, page.totalPages])
  expect(page.docs.length, label).toBe(Math.min(limit, page.totalDocs))
  expect(next.docs.length, label).toBe(Math.min(limit, Math.max(0, page.totalDocs - limit)))
  const ids = [...page.docs, ...next.docs].map(({ id }) => id)
  expect(new Set(ids).size, label).toBe(ids.length)
  return true
}

async function checkGraphQL(query: RandomQuery): Promise<boolean> {
  const response = await app.fetch('/api/graphql', {
    method: 'POST',
    json: { query: query.graphql },
    as: readers[query.reader],
  })
  const text = await response.text()
  const label = `${query.reader} ${query.graphql} ${text.slice(0, 300)}`
  expect(response.status, label).toBeLessThan(500)
  expect(text, label).not.toMatch(/"statusCode":5\d\d/)
  expectNothingHidden(query, text, label)
  if (query.locale === 'refused') expect(response.status, label).toBe(400)
  return response.status === 200
}

function expectNothingHidden({ reader, isDraft, locale, graphql }: RandomQuery, text: string, label: string): void {
  if (reader !== 'preview' || !isDraft) expect(text.toLowerCase(), label).not.toContain(CANARY)
  if (locale === 'fr' || (locale === undefined && !graphql)) expect(text, label).not.toContain(ENGLISH)
}
