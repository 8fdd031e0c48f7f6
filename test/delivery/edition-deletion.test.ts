import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROGRAMME, RECORDS } from '../../collections/editions/deletion'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { anEdition, aRoom, aSession, create, unique } from '../support/fixtures'

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

/** An edition with one public document of each kind, and what shows them in public. */
async function aProgramme() {
  const edition = await anEdition(app)
  const [room, session] = [await aRoom(app, edition.id), await aSession(app, edition.id)]
  const organisation = await create(app, 'organisations', { name: unique('Réseau'), _status: 'published' })
  const commitment = await create(app, 'commitments', {
    ...{ organisation: organisation.id, edition: edition.id, what: 'Former.', state: 'announced' },
    _status: 'published',
  })
  const draft = await create(app, 'sessions', { title: unique('Brouillon'), edition: edition.id })
  const documents = [
    ...(['sessions', 'rooms', 'commitments'] as const).map((collection, nth) => ({
      collection,
      id: String([session, room, commitment][nth]?.id),
    })),
    { collection: 'sessions' as const, id: draft.id },
  ]
  const lists = documents.slice(0, 3).map(({ collection, id }) => `/api/${collection}?where[id][equals]=${id}`)
  const paths = [
    ...documents.slice(0, 3).map(({ collection, id }) => `/api/${collection}/${id}`),
    ...lists,
    ...lists.map((path) => path.replace('?', '/count?')),
    `/api/sessions?where[slug][equals]=${session.slug}`,
    `/fr/editions/${edition.slug}/sessions/${session.slug}`,
  ]
  return { edition: edition.id, documents, paths }
}

/** The paths that still show something, from the cache and without it. */
async function shown(paths: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    for (const [from, response] of [
      ['cache', await fetch(`${site.url}${path}`, { redirect: 'manual' })],
      ['origin', await site.origin(path)],
    ] as const) {
      const body = await response.text()
      const isEmpty = body.startsWith('{') && JSON.parse(body).totalDocs === 0
      if (response.status === 200 && !isEmpty) found.push(`${from} ${path}`)
    }
  }
  return found
}

const remaining = async (documents: { collection: 'sessions' | 'rooms' | 'commitments'; id: string }[]) => {
  const found = await Promise.all(
    documents.map(({ collection, id }) => app.payload.db.findOne({ collection, where: { id: { equals: id } } })),
  )
  return found.filter(Boolean).length
}

const ways: Record<string, (id: string) => Promise<unknown>> = {
  'over REST': (id) => app.fetch(`/api/editions/${id}`, { method: 'DELETE', as: editor }),
  'in a list, out of the trash': async (id) => {
    const deletedAt = new Date().toISOString()
    await app.fetch(`/api/editions/${id}`, { method: 'PATCH', as: editor, json: { deletedAt } })
    await app.fetch(`/api/editions?trash=true&where[id][in][0]=${id}`, { method: 'DELETE', as: editor })
  },
  'over GraphQL': (id) =>
    app.graphql('mutation ($id: String!) { deleteEdition(id: $id) { id } }', { variables: { id }, as: editor }),
}

describe('an edition that is deleted for good', () => {
  for (const [way, remove] of Object.entries(ways)) {
    test(`takes its programme with it at once, ${way}`, async () => {
      const { edition, documents, paths } = await aProgramme()
      expect(await shown(paths)).toHaveLength(paths.length * 2)
      await remove(edition)
      expect(await shown(paths)).toEqual([])
      expect(await remaining(documents)).toBe(0)
    })
  }

  test('hides its programme at once even when it was deleted in the database only', async () => {
    const { edition, paths } = await aProgramme()
    expect(await shown(paths)).toHaveLength(paths.length * 2)
    await app.payload.db.deleteOne({ collection: 'editions', where: { id: { equals: edition } } })
    expect(await shown(paths)).toEqual([])
  })

  test('leaves a session that is public in another edition, or whose draft has moved to another one', async () => {
    const [first, second] = [await anEdition(app), await anEdition(app)]
    const moved = await create(app, 'sessions', { title: unique('Brouillon'), edition: first.id })
    const shown = await aSession(app, second.id)
    const moveDraft = (id: string, edition: string) =>
      app.fetch(`/api/sessions/${id}?draft=true`, { method: 'PATCH', as: editor, json: { edition } })
    await moveDraft(moved.id, second.id)
    await moveDraft(shown.id, first.id)
    await app.fetch(`/api/editions/${first.id}`, { method: 'DELETE', as: editor })
    expect(await remaining([moved, shown].map(({ id }) => ({ collection: 'sessions', id })))).toBe(2)
    expect((await fetch(`${site.url}/api/sessions/${shown.id}`)).status).toBe(200)
  })

  test('is refused without the permission to delete, and deletes nothing', async () => {
    const { edition, documents, paths } = await aProgramme()
    const contributor = await signIn(app, 'contributor', [edition])
    for (const as of [undefined, contributor]) {
      expect((await app.fetch(`/api/editions/${edition}`, { method: 'DELETE', as })).status).toBe(403)
    }
    expect(await remaining(documents)).toBe(documents.length)
    expect(await shown(paths)).toHaveLength(paths.length * 2)
  })
})

const records: Record<string, (edition: string) => Promise<unknown>> = {
  'a release': (edition) =>
    app.payload.db.create({
      collection: 'releases',
      data: { edition, number: 1, releasedAt: new Date().toISOString() },
    }),
  'an import': (edition) =>
    app.payload.db.create({
      collection: 'imports',
      data: { edition, fileName: 'sessions.csv', format: 'csv', state: 'applied' },
    }),
}

describe('an edition that cannot be deleted', () => {
  const versionsOf = async (id: string) =>
    (await app.payload.db.findVersions({ collection: 'editions', where: { parent: { equals: id } }, limit: 0 })).docs

  for (const [record, write] of Object.entries(records)) {
    test(`keeps its programme, its versions and its draft while it has ${record}, and the refusal says why`, async () => {
      const { edition, documents, paths } = await aProgramme()
      await write(edition)
      await app.fetch(`/api/editions/${edition}?draft=true`, { method: 'PATCH', as: editor, json: { city: 'Sète' } })
      const before = (await versionsOf(edition)).length
      const response = await app.fetch(`/api/editions/${edition}`, {
        method: 'DELETE',
        as: editor,
        headers: { 'accept-language': 'en' },
      })
      expect(response.status).toBe(409)
      expect((await response.json()).errors[0].message).toContain('cannot be deleted for good')
      const bulk = await app.fetch(`/api/editions?where[id][equals]=${edition}`, { method: 'DELETE', as: editor })
      expect((await bulk.json()).errors).toMatchObject([{ id: edition }])
      expect((await versionsOf(edition)).length).toBe(before)
      expect(await remaining(documents)).toBe(documents.length)
      expect(await shown(paths)).toHaveLength(paths.length * 2)
    })
  }

  test('loses nothing when a deletion fails after it began', async ({ skip }) => {
    if (app.payload.db.name !== 'sqlite') skip('The stand-in for MongoDB has no transactions.')
    const { edition, documents } = await aProgramme()
    const before = (await versionsOf(edition)).length
    const { afterDelete } = app.payload.collections.rooms.config.hooks
    afterDelete.push(() => {
      throw new Error('This deletion fails.')
    })
    const response = await app.fetch(`/api/editions/${edition}`, { method: 'DELETE', as: editor })
    afterDelete.pop()
    expect(response.status).toBe(500)
    expect((await versionsOf(edition)).length).toBe(before)
    expect(await remaining(documents)).toBe(documents.length)
    expect((await aRoom(app, edition)).id).toBeTruthy()
  })
})

test('every collection whose documents belong to one edition is deleted with it or prevents its deletion', () => {
  const belonging = app.payload.config.collections
    .filter(({ flattenedFields }) =>
      flattenedFields.some(({ name, type }) => name === 'edition' && type === 'relationship'),
    )
    .map(({ slug }) => slug)
  expect(belonging.sort()).toEqual([...PROGRAMME, ...RECORDS].sort())
})
