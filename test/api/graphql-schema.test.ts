import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApiClient } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, create, unique } from '../support/fixtures'

let app: TestApp
let schema: GraphQLSchema
let preview: Session

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  preview = await createApiClient(app, 'preview')
  schema = buildClientSchema((await app.graphql<never>(getIntrospectionQuery())).data)
})
afterAll(() => app.close())

// biome-ignore lint/suspicious/noExplicitAny: the tests look at any part of an answer.
type Data = any
async function ask(query: string, options: { as?: Session; variables?: object } = {}): Promise<Data> {
  const { data, errors } = await app.graphql<Data>(query, options)
  expect(errors).toBeUndefined()
  return data
}
const types = () => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

describe('the public schema', () => {
  test('has no type, query or mutation of a private or internal collection', () => {
    const names = [
      ...types().map(({ name }) => name),
      ...Object.keys(schema.getQueryType()?.getFields() ?? {}),
      ...Object.keys(schema.getMutationType()?.getFields() ?? {}),
    ]
    const verbs = '(?:count|create|update|delete|duplicate|mutation|restoreVersion|versions?|docAccess|me|all)*'
    const isPrivate = new RegExp(
      `^(?:${verbs}(?:User|Consent|ApiClient|Payload|Document|Import|Counter|Lease)|Access|docAccess|versions?[A-Z]|log(?:in|out)|unlock)`,
    )
    expect(names.filter((name) => isPrivate.test(name))).toEqual([])
    expect(types().length).toBeLessThan(2_500)
  })

  test('has no field or filter that is closed to anonymous readers', () => {
    const closed = /^(?:shortName|shortNameKey|declaredAs|consentState|consentUntil|originalName|by)$/
    const found = types().flatMap((type) => {
      if (!isObjectType(type) && !(isInputObjectType(type) && /_where/.test(type.name))) return []
      return Object.keys(type.getFields()).flatMap((name) => (closed.test(name) ? [`${type.name}.${name}`] : []))
    })
    expect(found).toEqual([])
  })

  test('has a description on every type, field, argument and value', () => {
    const missing = types().flatMap((type) => {
      const own = type.description ? [] : [type.name]
      if (isEnumType(type))
        return [
          ...own,
          ...type
            .getValues()
            .filter(({ description }) => !description)
            .map(String),
        ]
      if (!isObjectType(type) && !isInputObjectType(type)) return own
      const fields = Object.values(type.getFields())
      const bare = fields.filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)
      const args = fields.flatMap((field) => ('args' in field ? field.args : []))
      return [...own, ...bare, ...args.filter(({ description }) => !description).map(({ name }) => `(${name})`)]
    })
    const builtIn = ['Boolean', 'Float', 'Int', 'String', 'ID']
    expect(missing.filter((name) => !builtIn.includes(name))).toEqual([])
    const session = schema.getType('Session')
    expect(isObjectType(session) && session.getFields().registrationUrl?.description).toBe('Registration address.')
  })

  test('offers no operator that is always refused', () => {
    const offered = types().flatMap((type) =>
      isInputObjectType(type) && type.name.endsWith('_operator')
        ? Object.keys(type.getFields()).map((name) => `${type.name} ${name}`)
        : [],
    )
    expect(offered.filter((name) => / all$/.test(name))).toEqual([])
    expect(offered).not.toContain('Session_startsAt_operator like')
    expect(offered).not.toContain('Session_room_operator exists')
    expect(offered).not.toContain('Session_abstract_operator like')
    const where = schema.getType('Session_where')
    expect(isInputObjectType(where) && Object.keys(where.getFields())).not.toContain('participants__role')
  })
})

describe('a document by its slug', () => {
  test('is the document by its id, under a former slug too', async () => {
    const edition = await anEdition(app)
    const session = await aSession(app, edition.id)
    const speaker = await aSpeaker(app)
    const query = `{
      edition: Edition(slug: "${edition.slug}") { id }
      session: Session(slug: "${session.slug}", edition: "${edition.slug}") { id edition { slug } }
      speaker: Speaker(slug: "${speaker.slug}") { id }
      nobody: Testimonial(slug: "personne") { id }
      same: Session(id: "${session.id}") { slug }
    }`
    expect(await ask(query)).toEqual({
      edition: { id: edition.id },
      session: { id: session.id, edition: { slug: edition.slug } },
      speaker: { id: speaker.id },
      nobody: null,
      same: { slug: session.slug },
    })
    const data = { slug: 'nouvelle-adresse', _status: 'published' } as const
    await app.payload.update({ collection: 'speakers', id: speaker.id, data, overrideAccess: true })
    expect(await ask(`{ Speaker(slug: "${speaker.slug}") { slug } }`)).toEqual({
      Speaker: { slug: 'nouvelle-adresse' },
    })
  })

  test('is in the language that is asked for, and a draft for who may read drafts', async () => {
    const speaker = await aSpeaker(app, { headline: 'Ingénieure' })
    const data = { headline: 'Engineer', _status: 'published' } as const
    await app.payload.update({ collection: 'speakers', id: speaker.id, locale: 'en', data, overrideAccess: true })
    expect(await ask(`{ Speaker(slug: "${speaker.slug}", locale: en) { headline } }`)).toEqual({
      Speaker: { headline: 'Engineer' },
    })
    const draft = await create(app, 'speakers', { name: unique('Brouillon') })
    const query = `{ Speaker(slug: "${draft.slug}", draft: true) { id } }`
    expect(await ask(query)).toEqual({ Speaker: null })
    expect(await ask(query, { as: preview })).toEqual({ Speaker: { id: draft.id } })
  })
})

describe('the programme', () => {
  let slug: unknown
  let ids: Record<string, string>

  beforeAll(async () => {
    const edition = await anEdition(app, { startsOn: '2031-05-21', endsOn: '2031-05-21', city: 'Lyon' })
    const on = (from: string, to: string) => ({
      startsAt: `2031-05-21T${from}:00.000Z`,
      endsAt: `2031-05-21T${to}:00.000Z`,
    })
    const room = await aRoom(app, edition.id, { name: 'Amphithéâtre' })
    const first = await aSession(app, edition.id, { ...on('08:00', '09:00'), room: room.id })
    const second = await aSession(app, edition.id, on('10:00', '11:00'))
    const cancelled = await aSession(app, edition.id, { ...on('09:00', '09:30'), status: 'cancelled' })
    slug = edition.slug
    ids = { first: first.id, second: second.id, cancelled: cancelled.id }
  })

  test('is by day and room', async () => {
    const { programme } = await ask(
      `{ programme(edition: "${slug}") { edition { slug } unscheduled { id } days { date rooms { room { name } sessions { id edition { slug } } } } } }`,
    )
    const session = (id: unknown) => ({ id, edition: { slug } })
    expect(programme).toEqual({
      edition: { slug },
      unscheduled: [],
      days: [
        {
          date: '2031-05-21',
          rooms: [
            { room: { name: 'Amphithéâtre' }, sessions: [session(ids.first)] },
            { room: null, sessions: [session(ids.cancelled), session(ids.second)] },
          ],
        },
      ],
    })
    expect(await ask('{ programme(edition: "nulle-part") { edition { id } } }')).toEqual({ programme: null })
  })

  test('says what takes place at a moment, and what begins next', async () => {
    const { now } = await ask(
      `{ now(edition: "${slug}", at: "2031-05-21T08:30:00Z") { current { id } next { id } until } }`,
    )
    expect(now).toEqual({
      current: [{ id: ids.first }],
      next: [{ id: ids.second }],
      until: '2031-05-21T09:00:00.000Z',
    })
  })

  test('is that of the current edition when none is named', async () => {
    const { currentEdition, programme, now } = await ask(
      '{ currentEdition { slug } programme { edition { slug } } now { edition { slug } current { id } } }',
    )
    expect([currentEdition, programme.edition, now.edition]).toEqual([{ slug }, { slug }, { slug }])
  })
})

describe('a list of what refers to a document', () => {
  test('holds what the reader may read, with its own limit, filter and count', async () => {
    const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
    const partners = [{ organisation: organisation.id, role: 'partner' }]
    const [edition, hidden] = [await anEdition(app, { partners }), await anEdition(app, { partners })]
    const speaker = await aSpeaker(app, { organisation: organisation.id })
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    const room = await aRoom(app, edition.id)
    const [one, two] = [
      await aSession(app, edition.id, { participants, room: room.id }),
      await aSession(app, edition.id, { participants, from: '11:00', to: '12:00' }),
    ]
    await aSession(app, hidden.id, { participants, from: '14:00', to: '15:00' })
    const testimonial = await aTestimonial(app, { editions: [edition.id], session: one.id })
    await aConsent(app, 'testimonials', testimonial.id)
    await aTestimonial(app, { editions: [edition.id], session: one.id })
    const data = { _status: 'draft' } as const
    await app.payload.update({ collection: 'editions', id: hidden.id, data, overrideAccess: true })
    const found = await ask(`{
      Speaker(slug: "${speaker.slug}") {
        sessions(limit: 9) { totalDocs hasNextPage docs { id } }
        takesPartIn { totalDocs docs { slug } }
        elsewhere: takesPartIn(limit: 9, where: { slug: { not_equals: "${edition.slug}" } }) { docs { slug } }
        last: sessions(limit: 1) { totalDocs hasNextPage docs { id } }
        filtered: sessions(limit: 9, where: { room: { equals: "${room.id}" } }) { docs { id testimonials(limit: 9) { docs { id } } } }
      }
      Room(id: "${room.id}") { sessions(limit: 9) { docs { id } } }
      Organisation(slug: "${organisation.slug}") { speakers { docs { id } } partnerOf { docs { slug } } }
    }`)
    expect(found).toEqual({
      Speaker: {
        sessions: { totalDocs: 2, hasNextPage: false, docs: [{ id: two.id }, { id: one.id }] },
        takesPartIn: { totalDocs: 1, docs: [{ slug: edition.slug }] },
        elsewhere: { docs: [] },
        last: { totalDocs: 2, hasNextPage: true, docs: [{ id: two.id }] },
        filtered: { docs: [{ id: one.id, testimonials: { docs: [{ id: testimonial.id }] } }] },
      },
      Room: { sessions: { docs: [{ id: one.id }] } },
      Organisation: { speakers: { docs: [{ id: speaker.id }] }, partnerOf: { docs: [{ slug: edition.slug }] } },
    })
  })

  test('is found for all documents of a response together: six documents cost the statements of one', async () => {
    const edition = await anEdition(app)
    const ids: Record<string, string[]> = { Speakers: [], Rooms: [], Organisations: [], Sessions: [] }
    for (let nth = 0; nth < 6; nth += 1) {
      const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
      const speaker = await aSpeaker(app, { organisation: organisation.id })
      const room = await aRoom(app, edition.id)
      const participants = [{ speaker: speaker.id, role: 'host' }]
      const at = { from: `1${nth}:00`, to: `1${nth}:30` }
      const session = await aSession(app, edition.id, { participants, room: room.id, ...at })
      const testimonial = await aTestimonial(app, { editions: [edition.id], session: session.id })
      await aConsent(app, 'testimonials', testimonial.id)
      const made = { Speakers: speaker, Rooms: room, Organisations: organisation, Sessions: session }
      for (const [name, { id }] of Object.entries(made)) ids[name]?.push(id)
    }
    const partners = (ids.Organisations ?? []).map((organisation) => ({ organisation, role: 'partner' as const }))
    await app.payload.update({ collection: 'editions', id: edition.id, data: { partners }, overrideAccess: true })
    const reads = vi.spyOn(app.payload.db, 'find')
    const costOf = async (root: string, list: string, count: number) => {
      const where = `{ id: { in: ${JSON.stringify((ids[root] ?? []).slice(0, count))} } }`
      reads.mockClear()
      const query = `{ ${root}(where: ${where}) { docs { id ${list}(limit: 3) { docs { id untranslated } } } } }`
      const found = (await ask(query))[root].docs.map((doc: Data) => doc[list].docs.length)
      expect([root, list, found]).toEqual([root, list, Array(count).fill(1)])
      return reads.mock.calls.length
    }
    for (const [root, list] of [
      ['Speakers', 'sessions'],
      ['Speakers', 'takesPartIn'],
      ['Rooms', 'sessions'],
      ['Organisations', 'speakers'],
      ['Organisations', 'partnerOf'],
      ['Sessions', 'testimonials'],
    ] as const) {
      const [one, six] = [await costOf(root, list, 1), await costOf(root, list, 6)]
      expect(six, `${root}.${list}`).toBeLessThanOrEqual(one)
      expect(one).toBeGreaterThan(1)
    }
    reads.mockRestore()
  })
})

describe('a filter', () => {
  test('leads through relations, and orders days', async () => {
    const edition = await anEdition(app, { startsOn: '2019-01-02', endsOn: '2019-01-02' })
    const speaker = await aSpeaker(app)
    const participants = [{ speaker: speaker.id, role: 'host' }]
    const on = { startsAt: '2019-01-02T09:00:00.000Z', endsAt: '2019-01-02T10:00:00.000Z' }
    const session = await aSession(app, edition.id, { ...on, participants })
    const list = (where: string) => ask(`{ Sessions(where: { ${where} }) { docs { id } } }`)
    const found = { Sessions: { docs: [{ id: session.id }] } }
    expect(await list(`edition__slug: { equals: "${edition.slug}" }`)).toEqual(found)
    expect(await list(`participants__speaker__slug: { equals: "${speaker.slug}" }`)).toEqual(found)
    expect(await ask('{ Editions(where: { startsOn: { less_than: "2020-01-01" } }) { docs { id } } }')).toEqual({
      Editions: { docs: [{ id: edition.id }] },
    })
  })
})

test('the labels of all choices of the schema are served in both languages, with the value of REST', async () => {
  const { enumLabels } = await ask('{ enumLabels { enum values { name value fr en } } }')
  const served = new Map(enumLabels.map((one: Data) => [one.enum, one.values]))
  const fields = ['Session_format', 'Session_track', 'Session_status', 'Room_accessibility', 'Edition_Partners_role']
  expect([...served.keys()]).toEqual(expect.arrayContaining(fields))
  for (const [name, values] of served as Map<string, Data[]>) {
    const type = schema.getType(name)
    const names = isEnumType(type) ? type.getValues().map((value) => value.name) : []
    expect([name, values.map((value) => value.name)]).toEqual([name, names])
    for (const { name: spelling, value, fr, en } of values) {
      expect(spelling).toBe(value.replaceAll('-', '_'))
      expect([name, value, Boolean(fr) && Boolean(en)]).toEqual([name, value, true])
    }
  }
  expect(served.get('Session_track')).toContainEqual(
    expect.objectContaining({ name: 'public_policy', value: 'public-policy' }),
  )
})

test('the cost of a query is shown on request, and within the limit', async () => {
  const query = '{ Sessions(limit: 2) { docs { id } } }'
  const post = (extensions: object) => app.fetch('/api/graphql', { method: 'POST', json: { query, extensions } })
  const { data, extensions } = await (await post({ cost: true })).json()
  expect(data.Sessions.docs).toBeInstanceOf(Array)
  expect(extensions).toEqual({ cost: { points: 60, limit: 10_000 } })
  expect(await (await post({})).json()).not.toHaveProperty('extensions')
})
