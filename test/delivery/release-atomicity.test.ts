import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aRoom, aSession } from '../support/fixtures'

const RUNS = Number(process.env.RELEASE_RUNS ?? 4)
const HOURS = ['09', '10', '11', '12', '13']

let app: TestApp
let site: CachedApp
let editor: Session
let edition: { id: string; slug: string }
let room: string
let sessions: string[]
let released = 0

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  editor = await signIn(app, 'editor')
  const created = await anEdition(app)
  edition = { id: created.id, slug: String(created.slug) }
  room = (await aRoom(app, edition.id, { name: 'v0' })).id
  sessions = []
  for (const hour of HOURS) {
    const at = { from: `${hour}:00`, to: `${hour}:30` }
    sessions.push((await aSession(app, edition.id, { title: `v0 à ${hour} h`, room, ...at })).id)
  }
})
afterAll(async () => {
  await site.close()
  await app.close()
})

let lastNumber = 1_000
const fresh = () => {
  lastNumber += 1
  return lastNumber
}
const joins = 'joins[sessions][limit]=20&joins[rooms][limit]=20&depth=2'

const reads: ((nth: number) => Promise<Response>)[] = [
  () => fetch(`${site.url}/api/sessions?where[edition][equals]=${edition.id}&depth=1`),
  (nth) => fetch(`${site.url}/api/sessions/${sessions[nth % sessions.length]}?depth=1`),
  () => fetch(`${site.url}/api/rooms/${room}`),
  () => fetch(`${site.url}/api/editions?where[slug][equals]=${edition.slug}&joins[sessions][limit]=20`),
  () =>
    fetch(`${site.url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'query ($id: String!) { Edition(id: $id) { rooms { docs { name } } sessions { docs { title room { name } } } } }',
        variables: { id: edition.id },
      }),
    }),
  // A new query each time, so never a hit: its queries run one by one during the release.
  () => fetch(`${site.url}/api/sessions?where[edition][equals]=${edition.id}&where[number][not_equals]=${fresh()}`),
  () => fetch(`${site.url}/api/editions?where[id][equals]=${edition.id}&where[slug][not_equals]=x${fresh()}&${joins}`),
]

/** The numbers of the releases in a response: exactly one, if it is consistent. */
async function releasesIn(response: Response): Promise<number[]> {
  const text = await response.text()
  return [...new Set([...text.matchAll(/"v(\d+)[ "]/g)].map(([, number]) => Number(number)))]
}

async function readUntil(isOver: () => boolean, order: number[]): Promise<number[][]> {
  const seen: number[][] = []
  for (let nth = 0; !isOver() || nth < order.length; nth += 1) {
    const choice = order[nth % order.length] as number
    seen.push(await releasesIn(await (reads[choice % reads.length] as (nth: number) => Promise<Response>)(nth)))
  }
  return seen
}

test('a reader sees a release entirely or not at all', async ({ skip }) => {
  const { db } = app.payload
  if (db.name !== 'sqlite' && !(db as { transactionOptions?: unknown }).transactionOptions) {
    skip('SKIPPED: this MongoDB has no transactions, so its readers see a release session by session.')
  }
  const orders = fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 12 }), { minLength: 4, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(orders, async (readers) => {
      const version = released + 1
      for (const [collection, id, text] of [
        ['rooms', room, { name: `v${version}` }],
        ...sessions.map((id, index) => ['sessions', id, { title: `v${version} à ${HOURS[index]} h` }] as const),
      ] as const) {
        await app.fetch(`/api/${collection}/${id}?draft=true`, { method: 'PATCH', as: editor, json: text })
      }
      let isOver = false
      const reading = readers.map((order) => readUntil(() => isOver, order))
      const answer = await app.fetch(`/api/programme/${edition.id}/release`, { method: 'POST', as: editor })
      isOver = true
      expect(answer.status).toBe(201)
      released = version
      for (const seen of await Promise.all(reading)) {
        expect(seen.filter((numbers) => numbers.length !== 1)).toEqual([])
        const order = seen.flat()
        // A reader that has received the new programme never receives the old one again.
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(new Set([...order, version - 1, version])).toEqual(new Set([version - 1, version]))
      }
      for (const [index] of reads.entries()) {
        expect(await releasesIn(await (reads[index] as (nth: number) => Promise<Response>)(index))).toEqual([version])
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
})
