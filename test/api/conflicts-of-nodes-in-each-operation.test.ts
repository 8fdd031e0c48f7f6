import { join } from 'node:path'
import type { CollectionSlug, Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../server/invariants'
import { PASSWORD, signIn } from '../support/accounts'
import type { Session, TestApp } from '../support/app'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { aConsent, anEdition, aRoom, aSession, aTestimonial, at, unique } from '../support/fixtures'
import { jpeg, upload } from '../support/uploads'

interface Answer {
  doc?: { id: string; number?: number; slug?: string; title?: string }
  docs?: object[]
  edition?: { id: string }
  errors?: { message: string; code?: string }[]
  token?: string
  user?: { email: string } | null
}

type Request = [method: Parameters<AppNode['send']>[0], path: string, body?: object | FormData]

/** How often each pair of requests is sent. */
const ROUNDS = 3
const AUTOSAVE = 'autosave=true&draft=true&depth=0&fallback-locale=null&locale=fr'

// SQLite is for one process.
describe.runIf(process.env.TEST_DATABASE === 'mongodb')('two nodes that are asked at once', () => {
  let site: ConflictApp
  let app: TestApp
  let editor: Session & { email: string }
  let nodes: [AppNode, AppNode]

  beforeAll(async () => {
    site = await bootConflictApp()
    app = site.app
    editor = await signIn(app, 'editor')
    nodes = await Promise.all([startAppNode(app), startAppNode(app)])
  }, 120_000)
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    await site.close()
  })

  const ask = (node: AppNode, [method, path, body]: Request) => node.send<Answer>(method, path, editor, body)
  /** Sends one request to each node at the same time. */
  const both = (first: Request, second = first) => Promise.all([ask(nodes[0], first), ask(nodes[1], second)])
  const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
  const newest = async (id: string) =>
    (await app.fetch(`/api/sessions/${id}?draft=true&depth=0&fallback-locale=null`, { as: editor })).json()
  const count = async (collection: CollectionSlug, where: Where) =>
    (await app.payload.count({ collection, where, trash: true, overrideAccess: true })).totalDocs
  const statusOf = async (path: string) => (await app.fetch(`/api/${path}`)).status

  async function published(values: object = {}) {
    const edition = (await anEdition(app)).id
    return { edition, id: (await aSession(app, edition, { title: 'Sur le site', capacity: 41, ...values })).id }
  }

  /** Runs a test several times: two nodes do not meet each time. */
  const each = async (round: () => Promise<void>) => {
    for (let nth = 0; nth < ROUNDS; nth += 1) await round()
  }

  test('merge the fields of two forms of one document, and ask about a field that both changed', () =>
    each(async () => {
      const { id } = await published()
      const { title, capacity } = await newest(id)
      const form = (change: object): Request => {
        const json = { title, capacity, ...change, _status: 'draft', _base: { values: { title, capacity } } }
        return ['PATCH', `sessions/${id}?${AUTOSAVE}`, json]
      }
      expect(statusesOf(await both(form({ title: 'Grande ouverture' }), form({ capacity: 77 })))).toEqual([200, 200])
      expect(await newest(id)).toMatchObject({ title: 'Grande ouverture', capacity: 77 })
      const asked = await both(form({ title: 'De l’une' }), form({ title: 'De l’autre' }))
      expect(asked.flatMap(({ body }) => body.errors ?? []).map(({ code }) => code)).toContain('EDIT_CONFLICT')
    }))

  test('create two drafts with two numbers and two addresses', () =>
    each(async () => {
      const edition = (await anEdition(app)).id
      const answers = await both(['POST', 'sessions?draft=true', { title: 'Ouverture', edition, format: 'panel' }])
      expect(statusesOf(answers)).toEqual([201, 201])
      const [one, two] = answers.map(({ body }) => body.doc)
      expect(one?.number).not.toBe(two?.number)
      expect(one?.slug).not.toBe(two?.slug)
    }))

  test('return to the published text once when both abandon its draft', () =>
    each(async () => {
      const { id } = await published()
      await nodes[0].send('PATCH', `sessions/${id}?draft=true`, editor, { title: 'Essayé' })
      const answers = await both(['POST', `sessions/${id}/abandon`, {}])
      expect(statusesOf(answers)[0]).toBe(200)
      expect(await newest(id)).toMatchObject({ title: 'Sur le site', _status: 'published' })
    }))

  test('save one of two moves, and refuse the other one with the placement that is there', () =>
    each(async () => {
      const { edition, id } = await published()
      const room = (await aRoom(app, edition)).id
      const { updatedAt: seen } = await newest(id)
      const move = (from: string, to: string): Request => [
        'POST',
        `programme/${edition}/moves`,
        { session: id, seen, room, startsAt: at(from), endsAt: at(to) },
      ]
      const answers = await both(move('10:00', '10:30'), move('11:00', '11:30'))
      expect(statusesOf(answers)).toEqual([200, 409])
      const saved = answers[0].status === 200 ? '10:00' : '11:00'
      expect((await newest(id)).startsAt).toBe(at(saved))
    }))

  test('have a session in the trash that the other one publishes meanwhile', () =>
    each(async () => {
      const { id } = await published()
      const deletedAt = new Date().toISOString()
      const [publication, trashed] = await both(
        ['PATCH', `sessions/${id}`, { title: 'Publiée', _status: 'published' }],
        ['PATCH', `sessions/${id}`, { deletedAt }],
      )
      expect([200, 404]).toContain(publication.status)
      expect(trashed.status).toBe(200)
      expect(await statusOf(`sessions/${id}`)).toBe(404)
      expect(statusesOf(await both(['PATCH', `sessions/${id}?trash=true`, { deletedAt: null }]))[0]).toBe(200)
      expect(await newest(id)).toMatchObject({ id, deletedAt: null })
    }))

  test('delete an edition for good once, with its programme', () =>
    each(async () => {
      const { edition } = await published()
      await aRoom(app, edition)
      const answers = await both(['DELETE', `editions/${edition}`])
      expect(statusesOf(answers)).toEqual([200, 404])
      for (const collection of ['sessions', 'rooms'] as const) {
        expect(await count(collection, { edition: { equals: edition } })).toBe(0)
      }
    }))

  test('leave no session of an edition that is deleted for good while it is created', () =>
    each(async () => {
      const { edition } = await published()
      const title = unique('Trop tard')
      const [deleted] = await both(
        ['DELETE', `editions/${edition}`],
        ['POST', 'sessions?draft=true', { title, edition, format: 'panel' }],
      )
      expect(deleted.status).toBe(200)
      expect(await count('sessions', { title: { equals: title } })).toBe(0)
    }))

  test('restore one of two versions', () =>
    each(async () => {
      const { id } = await published()
      await nodes[0].send('PATCH', `sessions/${id}?draft=true`, editor, { title: 'Essayé' })
      const find = { collection: 'sessions', where: { parent: { equals: id } }, overrideAccess: true } as const
      const [newer, older] = (await app.payload.findVersions({ ...find, sort: '-createdAt' })).docs
      const restore = (version: string | undefined): Request => ['POST', `sessions/versions/${version}`, {}]
      expect(statusesOf(await both(restore(older?.id), restore(newer?.id)))).toEqual([200, 200])
      expect(['Sur le site', 'Essayé']).toContain((await newest(id)).title)
    }))

  test('duplicate a session twice, with two numbers and two addresses', () =>
    each(async () => {
      const { edition, id } = await published()
      const answers = await both(['POST', `sessions/${id}/duplicate?draft=true`, {}])
      expect(answers.map(({ status, body }) => [status, body.errors])).toEqual([
        [200, undefined],
        [200, undefined],
      ])
      const [one, two] = answers.map(({ body }) => body.doc)
      expect(one?.number).not.toBe(two?.number)
      expect(one?.slug).not.toBe(two?.slug)
      expect(await count('sessions', { edition: { equals: edition } })).toBe(3)
    }))

  test('change many documents twice, each document whole', () =>
    each(async () => {
      const edition = (await anEdition(app)).id
      for (const hour of ['09', '11', '13']) await aSession(app, edition, { from: `${hour}:00`, to: `${hour}:30` })
      const change = (title: string, capacity: number): Request => [
        'PATCH',
        `sessions?draft=true&where[edition][equals]=${edition}`,
        { title, capacity },
      ]
      const answers = await both(change('De l’une', 1), change('De l’autre', 2))
      expect(answers.map(({ status, body }) => [status, body.errors])).toEqual([
        [200, []],
        [200, []],
      ])
      const find = { collection: 'sessions', where: { edition: { equals: edition } }, overrideAccess: true } as const
      const { docs } = await app.payload.find({ ...find, draft: true })
      for (const doc of docs) expect(doc.capacity).toBe(doc.title === 'De l’une' ? 1 : 2)
    }))

  test('keep the files of one of two replacements', () =>
    each(async () => {
      const { doc } = await upload(app, await jpeg(300, 200), { as: editor })
      const replace = async (width: number): Promise<Request> => {
        const form = new FormData()
        form.append('file', new File([new Uint8Array(await jpeg(width, 200))], 'salle.jpg', { type: 'image/jpeg' }))
        form.append('_payload', JSON.stringify({ alt: 'Une salle vide', needsConsent: false }))
        return ['PATCH', `media/${doc.id}`, form]
      }
      expect(statusesOf(await both(await replace(310), await replace(320)))).toEqual([200, 200])
    }))

  test('release a programme once', () =>
    each(async () => {
      const { edition, id } = await published({ _status: 'draft' })
      expect(statusesOf(await both(['POST', `programme/${edition}/release`, {}]))).toEqual([201, 409])
      expect([await statusOf(`sessions/${id}`), await count('releases', { edition: { equals: edition } })]).toEqual([
        200, 1,
      ])
    }))

  test('restore a release once', () =>
    each(async () => {
      const { edition, id } = await published({ _status: 'draft' })
      await nodes[0].send('POST', `programme/${edition}/release`, editor, {})
      await nodes[0].send('PATCH', `sessions/${id}`, editor, { title: 'Ensuite', _status: 'published' })
      await nodes[0].send('POST', `programme/${edition}/release`, editor, {})
      const answers = await both(['POST', `programme/${edition}/releases/1/restore`, {}])
      expect(statusesOf(answers)).toEqual([201, 409])
      expect((await (await app.fetch(`/api/sessions/${id}`)).json()).title).toBe('Sur le site')
      expect(await count('releases', { edition: { equals: edition } })).toBe(3)
    }))

  /** The id of a new edition that is made from another one, which has one session. */
  async function copied(): Promise<string> {
    const { edition } = await published()
    const order = { startsOn: '2026-05-21', endsOn: '2026-05-21', city: 'Nîmes', partners: false, participants: false }
    const { body } = await nodes[0].send<Answer>('POST', `programme/${edition}/copy`, editor, order)
    return String(body.edition?.id)
  }

  test('undo a new edition once', () =>
    each(async () => {
      const copy = await copied()
      expect(statusesOf(await both(['POST', `programme/${copy}/copy/undo`, {}]))).toEqual([200, 409])
      const left = [
        await count('editions', { id: { equals: copy } }),
        await count('sessions', { edition: { equals: copy } }),
      ]
      expect(left).toEqual([0, 0])
    }))

  test('undo a new edition with what is added to it meanwhile refused, or leave both', () =>
    each(async () => {
      const copy = await copied()
      const title = unique('Ajoutée')
      const [undone, added] = await both(
        ['POST', `programme/${copy}/copy/undo`, {}],
        ['POST', 'sessions?draft=true', { title, edition: copy, format: 'panel' }],
      )
      const left = [
        await count('editions', { id: { equals: copy } }),
        await count('sessions', { title: { equals: title } }),
      ]
      if (undone.status === 200) expect([added.status < 300, ...left]).toEqual([false, 0, 0])
      else expect([undone.status, added.status, ...left]).toEqual([409, 201, 1, 1])
    }))

  test('log one account in twice, and each is known to the other node', () =>
    each(async () => {
      const answers = await both(['POST', 'users/login', { email: editor.email, password: PASSWORD }])
      expect(statusesOf(answers)).toEqual([200, 200])
      for (const [index, { body }] of answers.entries()) {
        const as = { authorization: `JWT ${body.token}` }
        const me = await nodes[index === 0 ? 1 : 0].send<Answer>('GET', 'users/me', as)
        expect(me.body.user?.email).toBe(editor.email)
      }
    }))

  test('show nobody whose consent is withdrawn while they are published', () =>
    each(async () => {
      const { id } = await aTestimonial(app)
      const consent = (await aConsent(app, 'testimonials', id)).id
      const [publication, withdrawal] = await both(
        ['PATCH', `testimonials/${id}`, { quote: 'Corrigé.', _status: 'published' }],
        ['PATCH', `consents/${consent}`, { withdrawnAt: new Date().toISOString() }],
      )
      expect([publication.status, withdrawal.status]).toEqual([200, 200])
      expect(await statusOf(`testimonials/${id}`)).toBe(404)
    }))

  test('leave nothing half written after all of it', async () => {
    expect(await brokenInvariants(app.payload, join(app.database.folder, 'media'))).toEqual([])
  })
})
