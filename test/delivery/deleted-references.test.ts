import type { Where } from 'payload'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findReferrers } from '../../src/database/references'
import { publicCollections } from '../../src/domain/public-collections'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aRoom, aSession, aSpeaker, create, unique } from '../support/fixtures'

let app: TestApp
let site: CachedApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  editor = await signIn(app, 'editor')
})
afterAll(async () => {
  await site.close()
  await app.close()
})

type Documents = Record<'organisations' | 'speakers' | 'rooms' | 'sessions', { id: string }>
let deleted: Documents
let paths: string[]

/** Public documents, and what of them refers to others: each pair of collections once. */
beforeEach(async () => {
  const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
  const edition = await anEdition(app, {
    partners: [{ organisation: organisation.id, role: 'partner' }],
    openingHours: [{ day: '2024-05-21', opensAt: '09:00', closesAt: '18:00' }],
  })
  const room = await aRoom(app, edition.id)
  const [speaker, other] = [await aSpeaker(app, { organisation: organisation.id }), await aSpeaker(app)]
  const participants = [speaker, other].map(({ id }) => ({ speaker: id, role: 'speaker' }))
  const session = await aSession(app, edition.id, { room: room.id, participants })
  await app.payload.update({
    collection: 'sessions',
    id: session.id,
    data: { title: unique('Suite') },
    draft: true,
    overrideAccess: true,
  })
  const host = await create(app, 'organisations', { name: unique('Hôte'), _status: 'published' })
  const commitment = await create(app, 'commitments', {
    ...{ organisation: host.id, edition: edition.id, session: session.id, what: 'Former.', state: 'announced' },
    _status: 'published',
  })
  deleted = { organisations: organisation, speakers: speaker, rooms: room, sessions: session }
  paths = [
    `/api/editions/${edition.id}`,
    `/api/speakers/${speaker.id}`,
    `/api/commitments/${commitment.id}`,
    ...[`/api/sessions/${session.id}`, `/api/sessions?where[room][equals]=${room.id}`],
    `/fr/editions/${edition.slug}`,
  ]
})

const publicly = (base: (path: string) => Promise<Response>) =>
  Promise.all(paths.map(async (path) => (await base(path)).text()))

test.each(['organisations', 'speakers', 'rooms', 'sessions'] as const)(
  'what refers to %s is the same from the cache and afresh once they are deleted for good',
  async (collection) => {
    const { id } = deleted[collection]
    const fromCache = () => publicly((path) => fetch(`${site.url}${path}`, { redirect: 'manual' }))
    expect((await fromCache()).join()).toContain(id)
    const response = await app.fetch(`/api/${collection}/${id}?trash=true`, { method: 'DELETE', as: editor })
    expect(response.status).toBe(200)
    const answers = await fromCache()
    expect(answers).toEqual(await publicly((path) => site.origin(path)))
    expect(answers.join()).not.toContain(id)
    // The other lists of a document that referred to it are whole.
    expect(JSON.parse(answers[0] ?? '').openingHours).toHaveLength(1)
    expect(answers.join()).not.toMatch(
      /"(?:speaker|organisation)":null,"role"|"role":"[a-z]+","(?:speaker|organisation)":null/,
    )
    for (const { collection: referrer, paths: fields } of findReferrers(app.payload, collection)) {
      const or = fields.map((field) => ({ [`version.${field}`]: { equals: id } }))
      const where: Where = { and: [{ latest: { equals: true } }, { or } as Where] }
      const hasVersions = Boolean(app.payload.collections[referrer].config.versions)
      const drafts = hasVersions ? await app.payload.db.findVersions({ collection: referrer, where }) : { docs: [] }
      expect(drafts.docs).toEqual([])
    }
  },
)

test('an organisation that has made a commitment is not deleted for good', async () => {
  const edition = await anEdition(app)
  const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
  await create(app, 'commitments', {
    ...{ organisation: organisation.id, edition: edition.id, what: 'Former.', state: 'announced' },
  })
  const response = await app.fetch(`/api/organisations/${organisation.id}`, { method: 'DELETE', as: editor })
  expect(response.status).toBe(409)
  expect((await response.json()).errors[0].message).toMatch(/engagement|commitment/)
})

test('every required reference of a public document is protected by a rule of its own, or in a list', () => {
  const required = Object.values(app.payload.collections).flatMap(({ config }) =>
    publicCollections.has(config.slug)
      ? config.flattenedFields.flatMap((field) =>
          field.type === 'relationship' && field.required ? [`${config.slug}.${field.name}`] : [],
        )
      : [],
  )
  // The deletion of an edition deletes its programme, that of an organisation is refused.
  expect(required.sort()).toEqual([
    'commitments.edition',
    'commitments.organisation',
    'releases.edition',
    'rooms.edition',
    'sessions.edition',
  ])
})
