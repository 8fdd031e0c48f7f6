import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillResponder } from '../../src/boot/fill-answer'
import { publishWrite } from '../../src/cache/write-events'
import type { OriginRequest } from '../../src/delivery/origin/origin'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, aTestimonial } from '../support/fixtures'

const programme = readFileSync('docs/queries/programme.graphql', 'utf8')

let app: TestApp
let fill: ReturnType<typeof fillResponder>
let requests: OriginRequest[]

beforeAll(async () => {
  app = await bootApp()
  fill = fillResponder((await import('../../payload.config')).default)
  const [speaker, other] = [await aSpeaker(app), await aSpeaker(app)]
  requests = [
    ...(await aProgramme(speaker.id, '09')),
    ...(await aProgramme(other.id, '09')),
    ...(await aProgramme(speaker.id, '11')),
  ]
}, 120_000)
afterAll(() => app.close())

/** An edition, and the requests that read it through the read cache, the data loader, joins and GraphQL. */
async function aProgramme(speaker: string, hour: string): Promise<OriginRequest[]> {
  const edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  const participants = [{ speaker, role: 'speaker' }]
  const times = { from: `${hour}:00`, to: `${hour}:30` }
  const session = await aSession(app, edition.id, { room: room.id, participants, ...times })
  await aTestimonial(app, { editions: [edition.id] })
  const graphql = (query: string, variables: object): OriginRequest => ({
    method: 'POST',
    url: '/api/graphql',
    body: JSON.stringify({ query, variables }),
  })
  const byId = 'query ($id: String!) { Edition(id: $id, locale: en) { sessions { docs { title room { name } } } } }'
  return [
    { method: 'GET', url: `/api/sessions/${session.id}?depth=3` },
    { method: 'GET', url: `/api/sessions?where[edition.slug][equals]=${edition.slug}&depth=2&locale=en` },
    { method: 'GET', url: `/api/sessions?where[edition][equals]=${edition.id}&depth=2&select[room]=true` },
    { method: 'GET', url: `/api/editions?where[slug][equals]=${edition.slug}&joins[sessions][limit]=9&depth=3` },
    graphql(programme, { edition: edition.slug }),
    graphql(byId, { id: edition.id }),
  ]
}

async function filled(request: OriginRequest) {
  const { status, body, dependencies } = await fill(request)
  const { tags, languages } = dependencies
  return { status, text: Buffer.from(body).toString(), tags: [...tags].sort(), languages: [...languages].sort() }
}

const emptyReadCache = () => publishWrite({ tags: [], collections: [], everything: true })

test('concurrent fills have the response and the dependencies that each has alone', async () => {
  const alone: Awaited<ReturnType<typeof filled>>[] = []
  for (const request of requests) {
    emptyReadCache()
    alone.push(await filled(request))
  }
  expect(alone.map(({ status }) => status)).toEqual(requests.map(() => 200))
  const chosen = fc.array(fc.nat(requests.length - 1), { minLength: 2, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(chosen, fc.boolean(), async (indexes, isCold) => {
      if (isCold) emptyReadCache()
      const concurrent = await Promise.all(indexes.map((index) => filled(requests[index] as OriginRequest)))
      expect(concurrent).toEqual(indexes.map((index) => alone[index]))
    }),
    { numRuns: 60 },
  )
}, 120_000)
