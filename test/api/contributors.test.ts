import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aSession, aSpeaker } from '../support/fixtures'

let app: TestApp
let contributor: Session & { id: string }
let editor: Session
let own: { id: string }
let other: { id: string }

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  own = await anEdition(app)
  other = await anEdition(app)
  contributor = await signIn(app, 'contributor', [own.id])
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const send = (method: string, path: string, json?: object) => app.fetch(path, { method, as: contributor, json })
const publicTitle = async (id: string) => (await (await app.fetch(`/api/sessions/${id}`)).json()).title

describe('a contributor', () => {
  test.each([
    '',
    'draft=false',
    'autosave=true',
    'publishSpecificLocale=fr',
    'publishAllLocales=true',
    'unpublishAllLocales=true',
    'overrideLock=true&draft=false',
  ])('changes nothing that is public by saving with "%s"', async (query) => {
    const session = await aSession(app, own.id)
    const { status } = await send('PATCH', `/api/sessions/${session.id}?${query}`, { title: 'Changé' })
    expect([200, 400, 403]).toContain(status)
    expect(await publicTitle(session.id)).toBe(session.title)
  })

  test.each([
    [{ _status: 'published' }, ''],
    [{ _status: 'published' }, 'draft=true'],
    [{ _status: 'published', title: 'Changé' }, 'autosave=true&draft=true'],
    [{ _status: 'draft' }, ''],
    [{ _status: 'draft' }, 'publishSpecificLocale=fr'],
    [{ deletedAt: '2024-05-21T08:00:00.000Z' }, ''],
    [{ deletedAt: '2024-05-21T08:00:00.000Z' }, 'draft=true'],
  ])('is refused %j with "%s", by id and in bulk', async (data, query) => {
    const session = await aSession(app, own.id)
    expect((await send('PATCH', `/api/sessions/${session.id}?${query}`, data)).status).toBe(403)
    const bulk = await send('PATCH', `/api/sessions?where[id][equals]=${session.id}&${query}`, data)
    const { docs } = await bulk.json()
    expect([bulk.status, docs ?? []]).toEqual([bulk.status === 200 ? 200 : 403, []])
    expect(await publicTitle(session.id)).toBe(session.title)
  })

  test('cannot publish by scheduling a publication', async () => {
    const session = await aSession(app, own.id, { _status: 'draft' })
    const online = await aSession(app, own.id)
    const user = { relationTo: 'users' as const, value: contributor.id }
    for (const [type, { id }] of [
      ['publish', session],
      ['unpublish', online],
    ] as const) {
      const input = { type, doc: { relationTo: 'sessions' as const, value: id }, user }
      await app.payload.jobs.queue({ task: 'schedulePublish', input })
    }
    await app.payload.jobs.run({ silent: true })
    expect((await app.fetch(`/api/sessions/${session.id}`)).status).toBe(404)
    expect(await publicTitle(online.id)).toBe(online.title)
  })

  test('cannot cancel a scheduled publication', async () => {
    const job = await app.payload.jobs.queue({
      task: 'schedulePublish',
      input: { type: 'publish' },
      waitUntil: new Date('2099-01-01'),
    })
    const user = await app.payload.findByID({ collection: 'users', id: contributor.id, overrideAccess: true })
    const req = { user: { ...user, collection: 'users' as const } }
    const where = { id: { equals: job.id } }
    await app.payload.delete({ collection: 'payload-jobs', where, req, overrideAccess: true }).catch(() => undefined)
    expect((await app.payload.count({ collection: 'payload-jobs', where, overrideAccess: true })).totalDocs).toBe(1)
  })

  test('cannot duplicate drafts of another edition, nor into it', async () => {
    const session = await aSession(app, other.id)
    await app.fetch(`/api/sessions/${session.id}?draft=true`, {
      method: 'PATCH',
      as: editor,
      json: { title: 'Secret' },
    })
    const before = await app.payload.count({ collection: 'sessions', overrideAccess: true })
    for (const data of [{}, { edition: own.id }, { _status: 'draft' }]) {
      const answer = await send('POST', `/api/sessions/${session.id}/duplicate`, data)
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('Secret')
    }
    expect(await app.payload.count({ collection: 'sessions', overrideAccess: true })).toEqual(before)
  })

  test('duplicates documents of their edition as drafts', async () => {
    const session = await aSession(app, own.id)
    const answer = await send('POST', `/api/sessions/${session.id}/duplicate`, {})
    expect(answer.status).toBe(200)
    expect((await answer.json()).doc).toMatchObject({ _status: 'draft' })
    const speaker = await aSpeaker(app)
    expect((await send('POST', `/api/speakers/${speaker.id}/duplicate`, {})).status).toBe(200)
  })

  test('cannot move a document into another edition', async () => {
    const session = await aSession(app, own.id, { _status: 'draft' })
    const answer = await send('PATCH', `/api/sessions/${session.id}?draft=true`, { edition: other.id })
    expect(answer.status).toBe(403)
  })

  test.each(['consents', 'documents', 'api-clients', 'counters'])('cannot read %s', async (slug) => {
    for (const path of [`/api/${slug}`, `/api/${slug}/count`, `/api/${slug}/versions`]) {
      expect((await send('GET', path)).status).toBe(403)
    }
  })

  test('cannot infer a consent from a testimonial or its versions', async () => {
    const filters = ['consents.person', 'consents', 'consents.wording']
    for (const path of filters) {
      for (const at of ['testimonials?where', 'testimonials/count?where']) {
        const answer = await (await send('GET', `/api/${at}[${path}][like]=a`)).json()
        expect(answer.totalDocs ?? 0).toBe(0)
      }
      const versions = await send('GET', `/api/testimonials/versions?where[version.${path}][like]=a`)
      expect((await versions.json()).totalDocs ?? 0).toBe(0)
      const written = await send('PATCH', `/api/testimonials?draft=true&where[${path}][like]=a`, { name: 'A' })
      expect((await written.json()).docs ?? []).toEqual([])
    }
  })
})
