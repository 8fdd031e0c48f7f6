import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordOf } from '../../src/domain/record'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp } from '../support/app'
import { startCachedApp } from '../support/cached-app'
import { checkQuery, ENGLISH, type Site } from '../support/query-checks'
import { schemaOf } from '../support/random-graphql'
import { randomQueries } from '../support/random-queries'
import { createVisibilityFixtures, type VisibilityFixtures } from '../support/visibility-fixtures'

/** `npm run queries` sends ten thousand, of which `RANDOM_QUERIES_FROM` skips the first blocks. */
const COUNT = Number(process.env.RANDOM_QUERIES ?? (process.env.TEST_DATABASE === 'mongodb' ? 60 : 200))
const FIRST_BLOCK = Number(process.env.RANDOM_QUERIES_FROM ?? 0)
const BLOCK = Math.min(COUNT, 500)
const SEED = 20_240_521
/** A file for what each query is answered, one a line: those of two databases are the same. */
const RECORD = process.env.RANDOM_QUERIES_RECORD

let site: Site

beforeAll(async () => {
  const app = await bootApp()
  const fixtures = await createVisibilityFixtures(app)
  const edition = fixtures.open.get('editions')?.id ?? ''
  site = {
    app,
    translated: await translate(app, fixtures),
    cached: await startCachedApp(app),
    schema: await schemaOf(app),
    readers: {
      read: await createApiClient(app, 'read'),
      preview: await createApiClient(app, 'preview'),
      editor: await signIn(app, 'editor'),
      contributor: await signIn(app, 'contributor', [edition]),
    },
    listings: new Map(),
    ...(RECORD ? { record: (answer) => appendFileSync(RECORD, `${JSON.stringify(answer)}\n`) } : {}),
  }
}, 600_000)

afterAll(async () => {
  await site?.cached.close()
  await site?.app.close()
})

/** Gives the public documents an English title or name, straight in the database. Returns what has one. */
async function translate({ payload }: Site['app'], { open }: VisibilityFixtures): Promise<Map<string, Set<string>>> {
  const translated = new Map<string, Set<string>>()
  for (const { collection, id } of open.values()) {
    const slug = collection as 'sessions'
    const texts = payload.collections[slug].config.flattenedFields.filter(
      (field) => field.type === 'text' && field.localized && !field.hidden,
    )
    if (texts.length === 0) continue
    const found = await payload.db.findOne({ collection: slug, where: { id: { equals: id } } })
    const data = Object.fromEntries(
      texts.map(({ name }) => [name, { ...recordOf(recordOf(found)[name]), en: `${ENGLISH} ${name}` }]),
    )
    await payload.db.updateOne({ collection: slug, id, data, returning: false })
    translated.set(id, new Set(texts.map(({ name }) => name)))
  }
  return translated
}

const blocks = Array.from({ length: Math.ceil(COUNT / BLOCK) }, (_, index) => FIRST_BLOCK + index)

test.each(blocks)(
  `block %i of ${BLOCK} random queries gets right answers or refusals`,
  { timeout: 600_000 },
  async (block) => {
    const queries = randomQueries(site.app.payload, BLOCK, SEED + block)
    const wrong: string[] = []
    let answered = 0
    for (const query of queries) {
      try {
        if (await checkQuery(site, query)) answered += 1
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error))
      }
    }
    console.info(`block ${block}: ${queries.length} queries, ${answered} answered, ${wrong.length} wrong`)
    expect(wrong.slice(0, 40).join('\n'), `${wrong.length} wrong answers`).toBe('')
    expect(answered).toBeGreaterThan(BLOCK / 5)
  },
)
