import type { Endpoint, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordDeletion } from '../../src/audit/document-entries'
import { withEntry } from '../../src/audit/endpoint-entries'
import { unrecorded } from '../../src/audit/unrecorded'
import { createApiClient, PASSWORD, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { auditOf, type Entry, endOfAudit } from '../support/audit-entries'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { upload } from '../support/uploads'
import { createVisibilityFixtures } from '../support/visibility-fixtures'

type Account = Session & { id: string; email: string }

let app: TestApp
let admin: Account
let editor: Account

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  admin = await signIn(app, 'admin')
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const send = (method: string, path: string, json?: object, as: Session | null = editor, address = '') =>
  app.fetch(path, { method, as: as ?? undefined, json, headers: address ? { 'x-forwarded-for': address } : {} })

/** The entries that `work` leaves, the first one first. */
async function entriesOf(work: () => Promise<unknown>): Promise<Entry[]> {
  const end = await endOfAudit(app)
  await work()
  return auditOf(app, end)
}

const actionsOf = async (work: () => Promise<unknown>) => (await entriesOf(work)).map(({ action }) => action).sort()

describe('every endpoint of the running configuration', () => {
  type Known = Endpoint & { custom?: { audit?: string | { because: string } } }

  const known = (): [name: string, endpoint: Known, slug?: string][] => [
    ...(app.payload.config.endpoints ?? []).map((one): [string, Known] => [`${one.method} ${one.path}`, one]),
    ...app.payload.config.collections.flatMap(({ slug, endpoints }) =>
      (endpoints || []).map((one): [string, Known, string] => [`${one.method} /${slug}${one.path}`, one, slug]),
    ),
  ]

  test('that writes leaves an entry, or says why it does not', () => {
    // Payload's own: the hooks of documents and accounts record what these do.
    const own =
      /^(post|patch|delete) \/[\w-]+(\/(:id(\(.*\))?|:id\/duplicate|versions\/:id|access\/:id\?|(login|logout|refresh-token|reset-password|unlock|first-register|forgot-password|verify\/:id)))?\/?$/
    const unknown = known().filter(
      ([name, { method, custom }]) => method !== 'get' && !custom?.audit && !own.test(name),
    )
    expect(unknown.map(([name]) => name).filter((name) => !/payload-preferences|payload-jobs/.test(name))).toEqual([])
    // One that nobody named is recorded as an operation: its name is missing in `endpointActions`.
    const unnamed = known().filter(([, { custom }]) => custom?.audit === 'operation')
    expect(unnamed.map(([name]) => name)).toEqual([])
  })

  test('that is named leaves its entry when it succeeds, and none when it refuses', async () => {
    const req = Object.assign(await createLocalReq({ user: { ...admin, collection: 'users' } as never }, app.payload), {
      routeParams: { id: admin.id },
    }) as PayloadRequest
    const named = known().filter(([, { custom }]) => typeof custom?.audit === 'string')
    expect(named.length).toBeGreaterThan(20)
    for (const [name, { method, path, custom }, slug] of named) {
      const answering = (status: number) =>
        withEntry<Endpoint>({ method, path, handler: () => Response.json({}, { status }) }, slug).handler(req)
      expect(await actionsOf(async () => answering(403)), name).toEqual([])
      expect(await entriesOf(async () => answering(200)), name).toMatchObject([
        { action: custom?.audit, actorKind: 'user', actor: admin.id, subject: admin.id },
      ])
    }
  })
})

describe('an entry', () => {
  test('says who did what to which document, and from which network', async () => {
    const edition = await anEdition(app)
    const address = '203.0.113.77'
    const [entry, ...others] = await entriesOf(() =>
      send('PATCH', `/api/editions/${edition.id}?draft=true`, { city: 'Nîmes' }, editor, address),
    )
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      ...{ action: 'update', subjectCollection: 'editions', subject: edition.id },
      ...{ actorKind: 'user', actor: editor.id, address: '203.0.113.0/24' },
    })
    expect(Math.abs(Date.now() - Date.parse(entry?.at ?? ''))).toBeLessThan(60_000)
  })

  test('names a publication, its end, the trash and a deletion for good', async () => {
    const { id } = await aSpeaker(app)
    const path = `/api/speakers/${id}`
    const day = { deletedAt: new Date().toISOString() }
    expect(await actionsOf(() => send('PATCH', path, { headline: 'Ingénieure', _status: 'published' }))).toEqual([
      'publish',
    ])
    expect(await actionsOf(() => send('PATCH', path, { _status: 'draft' }))).toEqual(['unpublish'])
    expect(await actionsOf(() => send('PATCH', path, day))).toEqual(['trash'])
    expect(await actionsOf(() => send('PATCH', `${path}?trash=true`, { deletedAt: null }))).toEqual(['untrash'])
    expect(await actionsOf(() => send('DELETE', path))).toEqual(['delete'])
  })

  test('stands for what somebody types in ten minutes, however often the form saves it', async () => {
    const { id } = await aSpeaker(app)
    const type = (headline: string) => send('PATCH', `/api/speakers/${id}?draft=true&autosave=true`, { headline })
    expect(await actionsOf(async () => [await type('I'), await type('In'), await type('Ing')])).toEqual(['update'])
  })

  test('is left by a log-in, a refused one, a log-out, a role, a password and a key', async () => {
    const account = await signIn(app, 'contributor')
    const logIn = (password: string, email = account.email) =>
      send('POST', '/api/users/login', { email, password }, null, '2001:db8:7:8::9')
    const ofAccount = { subjectCollection: 'users', subject: account.id, address: '2001:db8:7::/48' }
    expect(await entriesOf(() => logIn(PASSWORD))).toMatchObject([{ action: 'login', actorKind: 'user', ...ofAccount }])
    const refused = { action: 'login-failed', actorKind: 'anonymous', actor: null }
    expect(await entriesOf(() => logIn('faux'))).toMatchObject([{ ...refused, ...ofAccount }])
    expect(await entriesOf(() => logIn('faux', 'personne@exemple.fr'))).toMatchObject([{ ...refused, subject: null }])
    const change = (json: object, as: Session) => send('PATCH', `/api/users/${account.id}`, json, as)
    const own = { password: `${PASSWORD}-bis`, currentPassword: PASSWORD }
    expect(await actionsOf(() => change(own, account))).toEqual(['password', 'update'])
    expect(await actionsOf(() => change({ role: 'editor' }, admin))).toEqual(['role', 'update'])
    const key = await createApiClient(app, 'read')
    expect(await entriesOf(() => send('GET', '/api/editions?limit=1', undefined, key))).toMatchObject([
      { action: 'key-used', actorKind: 'key', actor: key.id },
    ])
    expect(await actionsOf(() => send('GET', '/api/editions?limit=1', undefined, key))).toEqual([])
  })

  test('is left by a reading of consents, of the staff and not of the site, once in ten minutes', async () => {
    const testimonial = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', testimonial.id)
    const read = () => send('GET', `/api/consents/${consent.id}?depth=0`)
    expect(await entriesOf(async () => [await read(), await read()])).toMatchObject([
      { action: 'read-consent', subjectCollection: 'consents', subject: consent.id, actor: editor.id },
    ])
    expect(await actionsOf(() => send('GET', `/api/testimonials/${testimonial.id}`, undefined, null))).toEqual([])
  })

  test('is left by a private file that is opened, once in a minute however many parts of it are read', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')
    const sending = { as: editor, to: '/api/documents', name: 'accord.pdf', type: 'application/pdf' }
    const { doc } = await upload(app, bytes, { ...sending, data: { title: 'Accord signé' } })
    const read = (as: Session | null, headers: Record<string, string> = {}) =>
      app.fetch(doc.url, { as: as ?? undefined, headers })
    const ofFile = { action: 'open-file', subjectCollection: 'documents', subject: doc.id, actorKind: 'user' }
    expect(
      await entriesOf(async () => {
        expect((await read(null)).status).toBe(404)
        expect((await read(editor, { range: 'bytes=0-9' })).status).toBe(206)
        expect((await read(editor, { range: 'bytes=10-' })).status).toBe(206)
        expect((await read(admin)).status).toBe(200)
      }),
    ).toMatchObject([
      { ...ofFile, actor: editor.id },
      { ...ofFile, actor: admin.id },
    ])
  })

  test('is left by a plan, by another try and by its end, with the document that it is about', async () => {
    const { id } = await aSpeaker(app, { _status: 'draft' })
    // As the admin queues it: without a request.
    const plan = (type: 'publish' | 'unpublish') =>
      app.payload.jobs.queue({
        ...{ task: 'schedulePublish', waitUntil: new Date(Date.now() + 3_600_000), overrideAccess: true },
        input: {
          ...{ type, doc: { relationTo: 'speakers', value: id } as const },
          user: { relationTo: 'users', value: editor.id } as const,
        },
      })
    let job = ''
    const ofSpeaker = { subjectCollection: 'speakers', subject: id, actorKind: 'user', actor: editor.id }
    expect(await entriesOf(async () => ({ id: job } = await plan('publish')))).toMatchObject([
      { action: 'plan', ...ofSpeaker },
    ])
    expect(await entriesOf(() => send('POST', `/api/plans/${job}/retry`))).toMatchObject([
      { action: 'plan-retry', ...ofSpeaker },
    ])
    expect(await entriesOf(() => send('DELETE', `/api/plans/${job}`))).toMatchObject([
      { action: 'plan-removed', ...ofSpeaker },
    ])
    expect(await actionsOf(() => send('DELETE', `/api/plans/${job}`))).toEqual([])
    expect(await actionsOf(() => plan('unpublish'))).toEqual(['plan-unpublish'])
  })

  test('is left by a release, a share link, an export and a withdrawal, as done by who asks', async () => {
    const edition = await anEdition(app)
    const [room, speaker] = [await aRoom(app, edition.id), await aSpeaker(app)]
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    const session = await aSession(app, edition.id, { room: room.id, participants, _status: 'draft' })
    const path = `/api/programme/${edition.id}`
    const release = await entriesOf(async () =>
      expect(await (await send('POST', `${path}/release`, {})).text()).toContain('"number":1'),
    )
    const by = { actorKind: 'user', actor: editor.id }
    expect(release.map(({ action, subject, actor }) => `${action} ${subject} ${actor}`).sort()).toEqual([
      `publish ${session.id} ${editor.id}`,
      `release ${edition.id} ${editor.id}`,
    ])
    const link = { collection: 'sessions', id: session.id }
    expect(await entriesOf(() => send('POST', '/api/share-links', link))).toMatchObject([
      { action: 'share', subjectCollection: 'sessions', subject: session.id, ...by },
    ])
    expect(await entriesOf(() => send('GET', `${path}/export/sessions.csv`))).toMatchObject([
      { action: 'export', subjectCollection: 'editions', subject: edition.id, ...by },
    ])
    const withdrawal = { collection: 'speakers', id: speaker.id }
    expect(await entriesOf(() => send('POST', '/api/person-pages/withdrawals', withdrawal))).toContainEqual(
      expect.objectContaining({ action: 'withdraw', subjectCollection: 'speakers', subject: speaker.id, ...by }),
    )
  })

  test('is left by what a person does on their page, as theirs and from nowhere', async () => {
    const speaker = await aSpeaker(app)
    const visit = new PersonVisit()
    await visit.open(await aPersonLink(app, editor, { collection: 'speakers', id: speaker.id, person: 'Zoé Exemple' }))
    const theirs = { actorKind: 'person', actor: speaker.id, address: null }
    const agreed = await entriesOf(() => visit.send('accord', { scope: ['name', 'photo'] }))
    expect(agreed).toContainEqual(
      expect.objectContaining({ action: 'create', subjectCollection: 'consents', ...theirs }),
    )
    expect(await entriesOf(() => visit.send('retrait', {}))).toContainEqual(
      expect.objectContaining({ action: 'withdraw', subject: speaker.id, ...theirs }),
    )
  })

  test('is not left by a write that is refused or rolled back', async () => {
    const { id } = await aSpeaker(app)
    expect(await actionsOf(() => send('PATCH', `/api/speakers/${id}`, { name: '', _status: 'published' }))).toEqual([])
    expect(await actionsOf(() => send('PATCH', `/api/speakers/${id}`, { headline: 'x' }, null))).toEqual([])
  })
})

test('a write whose entry cannot be written is made all the same', async () => {
  const { db } = app.payload
  const create = db.create
  db.create = (async (args: Parameters<typeof create>[0]) => {
    if ((args.collection as string) === 'audit') throw new Error('The disk of the log is full.')
    return create.call(db, args)
  }) as typeof create
  const { id } = await aSpeaker(app).finally(() => {
    db.create = create
  })
  expect((await send('GET', `/api/speakers/${id}`)).status).toBe(200)
  expect((await auditOf(app)).filter(({ subject }) => subject === id)).toEqual([])
})

test('administrators alone read the log, and nobody writes to it, the code of this site included', async () => {
  const [{ id } = { id: '' }] = await auditOf(app)
  expect((await send('GET', `/api/audit/${id}`, undefined, admin)).status).toBe(200)
  expect((await send('GET', `/api/audit/${id}`, undefined, editor)).status).toBe(403)
  for (const as of [admin, editor, null]) {
    expect((await send('POST', '/api/audit', { at: new Date(), action: 'login', actorKind: 'user' }, as)).status).toBe(
      403,
    )
    expect((await send('PATCH', `/api/audit/${id}`, { action: 'login' }, as)).status).toBe(403)
    expect((await send('DELETE', `/api/audit/${id}`, undefined, as)).status).toBe(403)
  }
  const local = { collection: 'audit', id, overrideAccess: true } as const
  await expect(app.payload.update({ ...local, data: { action: 'login' } })).rejects.toThrow('ne se modifie pas')
  await expect(app.payload.delete(local)).rejects.toThrow('ne se modifie pas')
})

// Last: among its documents are leases and records of operations under way.
describe('every collection of the running configuration', () => {
  test('leaves an entry for each document that is created, changed and deleted, or says why it does not', async () => {
    const fixtures = await createVisibilityFixtures(app)
    const created = new Set(
      (await auditOf(app)).filter(({ action }) => action === 'create').map(({ subject }) => subject),
    )
    const missing: string[] = []
    for (const { slug, hooks } of app.payload.config.collections) {
      if (slug in unrecorded || slug.startsWith('payload-')) continue
      const doc = [
        fixtures.open.get(slug) ?? [],
        fixtures.hidden.filter(({ collection }) => collection === slug),
      ].flat()[0]
      if (!doc) throw new Error(`There is no document in ${slug}.`)
      const { id } = doc
      if (!hooks.afterDelete.includes(recordDeletion)) missing.push(`delete ${slug}`)
      // A link is recorded as shared when its row is created.
      if (slug !== 'share-links' && !created.has(id)) missing.push(`create ${slug}`)
      const options = { collection: slug as 'rooms', id, depth: 0, overrideAccess: true } as const
      const update = () => app.payload.update({ ...options, data: {}, draft: true })
      if (slug !== 'share-links' && (await actionsOf(update)).length === 0) missing.push(`update ${slug}`)
    }
    for (const slug of ['rooms', 'documents', 'api-clients', 'webhooks', 'share-links'] as const) {
      const id = fixtures.hidden.find(({ collection }) => collection === slug)?.id ?? ''
      const remove = () => app.payload.delete({ collection: slug, id, trash: true, depth: 0, overrideAccess: true })
      const action = slug === 'share-links' ? 'share-end' : 'delete'
      expect(await entriesOf(remove), slug).toContainEqual(
        expect.objectContaining({ action, subject: id, subjectCollection: slug, actorKind: 'system' }),
      )
    }
    expect(missing).toEqual([])
  }, 180_000)
})
