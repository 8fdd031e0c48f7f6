import { join } from 'node:path'
import type { CollectionSlug, Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../server/invariants'
import { signIn } from '../support/accounts'
import type { Session, TestApp } from '../support/app'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { aConsent, anEdition, aRoom, aSession, aTestimonial, unique } from '../support/fixtures'
import { jpeg, upload } from '../support/uploads'

/** A request, and what is read once it was answered. */
interface Prepared {
  send(): Promise<{ status: number }>
  read(): Promise<unknown>
  expected: unknown
}

let site: ConflictApp
let app: TestApp
let editor: Session

beforeAll(async () => {
  site = await bootConflictApp()
  app = site.app
  editor = await signIn(app, 'editor')
})
afterAll(() => site.close())

const send = (method: string, path: string, json?: object) =>
  app.fetch(`/api/${path}`, { method, as: editor, json: method === 'DELETE' ? undefined : (json ?? {}) })
const count = async (collection: CollectionSlug, where: Where) =>
  (await app.payload.count({ collection, where, trash: true, overrideAccess: true })).totalDocs
const publicTitle = async (id: string) => (await (await app.fetch(`/api/sessions/${id}`)).json()).title ?? null
const newest = async (id: string) => (await app.fetch(`/api/sessions/${id}?draft=true&depth=0`, { as: editor })).json()
const titleIs = (id: string, title: string) => send('PATCH', `sessions/${id}?draft=true`, { title })
const trash = (id: string, deletedAt: string | null) => send('PATCH', `sessions/${id}?trash=true`, { deletedAt })

/** A public session of an edition of its own. */
async function published(values: object = {}) {
  const edition = await anEdition(app)
  return { edition: edition.id, session: (await aSession(app, edition.id, { title: 'Sur le site', ...values })).id }
}

/** The id of a new edition that is made from another one. */
async function copyOf(source: string): Promise<string> {
  const order = { startsOn: '2026-05-21', endsOn: '2026-05-21', city: 'Nîmes', partners: false, participants: false }
  const response = await send('POST', `programme/${source}/copy`, order)
  return String((await response.json()).edition.id)
}

const operations: Record<string, () => Promise<Prepared>> = {
  'a withdrawal from the site': async () => {
    const { session } = await published()
    const withdraw = () => send('PATCH', `sessions/${session}`, { _status: 'draft' })
    return { send: withdraw, read: () => publicTitle(session), expected: null }
  },
  'an abandoned draft': async () => {
    const { session } = await published()
    await titleIs(session, 'Essayé')
    const read = async () => (await newest(session)).title
    return { send: () => send('POST', `sessions/${session}/abandon`), read, expected: 'Sur le site' }
  },
  'a withdrawn consent': async () => {
    const { id } = await aTestimonial(app)
    const consent = await aConsent(app, 'testimonials', id)
    const withdraw = () => send('PATCH', `consents/${consent.id}`, { withdrawnAt: new Date().toISOString() })
    return { send: withdraw, read: async () => (await app.fetch(`/api/testimonials/${id}`)).status, expected: 404 }
  },
  'a move to the trash': async () => {
    const { session } = await published()
    const read = async () => [await publicTitle(session), await count('sessions', { id: { equals: session } })]
    return { send: () => trash(session, new Date().toISOString()), read, expected: [null, 1] }
  },
  'a return from the trash': async () => {
    const { session } = await published()
    await trash(session, new Date().toISOString())
    const read = async () => (await newest(session)).title
    return { send: () => trash(session, null), read, expected: 'Sur le site' }
  },
  'a deletion for good': async () => {
    const { session } = await published()
    const read = () => count('sessions', { id: { equals: session } })
    return { send: () => send('DELETE', `sessions/${session}`), read, expected: 0 }
  },
  'an edition that is deleted for good': async () => {
    const { edition, session } = await published()
    await aRoom(app, edition)
    const read = async () => [
      await count('editions', { id: { equals: edition } }),
      await count('sessions', { id: { equals: session } }),
      await count('rooms', { edition: { equals: edition } }),
    ]
    return { send: () => send('DELETE', `editions/${edition}`), read, expected: [0, 0, 0] }
  },
  'a restored version': async () => {
    const { session } = await published()
    await titleIs(session, 'Essayé')
    const where = { parent: { equals: session } }
    const find = { collection: 'sessions', where, sort: 'createdAt', limit: 1, overrideAccess: true } as const
    const [oldest] = (await app.payload.findVersions(find)).docs
    const read = async () => (await newest(session)).title
    return { send: () => send('POST', `sessions/versions/${oldest?.id}`), read, expected: 'Sur le site' }
  },
  'a duplicate': async () => {
    const { edition, session } = await published()
    const read = () => count('sessions', { edition: { equals: edition } })
    return { send: () => send('POST', `sessions/${session}/duplicate?draft=true`), read, expected: 2 }
  },
  'an upload': async () => {
    const alt = unique('Une salle')
    const add = async () => upload(app, await jpeg(300, 200), { as: editor, data: { alt, needsConsent: false } })
    return { send: add, read: () => count('media', { alt: { equals: alt } }), expected: 1 }
  },
  'a replaced file': async () => {
    const { doc } = await upload(app, await jpeg(300, 200), { as: editor })
    const to = `/api/media/${doc.id}`
    const replace = async () => upload(app, await jpeg(200, 200), { as: editor, to, method: 'PATCH' })
    const read = async () => (await (await app.fetch(to, { as: editor })).json()).width
    return { send: replace, read, expected: 200 }
  },
  'a deleted file': async () => {
    const { doc } = await upload(app, await jpeg(300, 200), { as: editor })
    const read = () => count('media', { id: { equals: doc.id } })
    return { send: () => send('DELETE', `media/${doc.id}`), read, expected: 0 }
  },
  'a release': async () => {
    const { edition, session } = await published({ _status: 'draft' })
    const read = async () => [await publicTitle(session), await count('releases', { edition: { equals: edition } })]
    return { send: () => send('POST', `programme/${edition}/release`), read, expected: ['Sur le site', 1] }
  },
  'the undo of a new edition': async () => {
    const { edition: source } = await published()
    const edition = await copyOf(source)
    const read = async () => [
      await count('editions', { id: { equals: edition } }),
      await count('sessions', { edition: { equals: edition } }),
      await count('edition-copies', { edition: { equals: edition }, state: { equals: 'undone' } }),
      await count('sessions', { edition: { equals: source } }),
    ]
    return { send: () => send('POST', `programme/${edition}/copy/undo`), read, expected: [0, 0, 1, 1] }
  },
  'a restored release': async () => {
    const { edition, session } = await published({ _status: 'draft' })
    await send('POST', `programme/${edition}/release`)
    await titleIs(session, 'Ensuite')
    await send('POST', `programme/${edition}/release`)
    const read = async () => [await publicTitle(session), await count('releases', { edition: { equals: edition } })]
    return { send: () => send('POST', `programme/${edition}/releases/1/restore`), read, expected: ['Sur le site', 3] }
  },
}

describe.runIf(process.env.TEST_DATABASE === 'mongodb')('whichever of its writes meets a conflict', () => {
  test.each(Object.entries(operations))(
    '%s is done once, and whole',
    async (_, prepare) => {
      const { proxy } = site
      if (!proxy) return void console.warn('SKIPPED: this server makes no conflict on demand.')
      let nth = 0
      for (let hasMet = true; hasMet; ) {
        const { send: operate, read, expected } = await prepare()
        nth += 1
        hasMet = false
        let seen = 0
        proxy.faults.conflicts = ({ isInTransaction }) => {
          if (!isInTransaction) return false
          seen += 1
          hasMet ||= seen === nth
          return seen === nth
        }
        const { status } = await operate()
        proxy.faults.conflicts = () => false
        expect([status < 300, await read()], `conflict at write ${nth}`).toEqual([true, expected])
      }
      expect(nth).toBeGreaterThan(1)
    },
    120_000,
  )

  test.each(['a release', 'a restored release', 'a deletion for good', 'the undo of a new edition'])(
    '%s that meets one conflict after the other is done in the end',
    async (name) => {
      const { proxy } = site
      const prepare = operations[name]
      if (!proxy || !prepare) return void console.warn('SKIPPED: this server makes no conflict on demand.')
      const { send: operate, read, expected } = await prepare()
      let met = 0
      proxy.faults.conflicts = ({ isInTransaction }) => isInTransaction && ++met <= 7
      expect([(await operate()).status < 300, await read()]).toEqual([true, expected])
      proxy.faults.conflicts = () => false
    },
    60_000,
  )

  test('nothing is half written after all of them', async () => {
    expect(await brokenInvariants(app.payload, join(app.database.folder, 'media'))).toEqual([])
  })
})
