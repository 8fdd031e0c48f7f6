import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import type { GeneratedDocument } from '../support/generated-values'
import { createVisibilityFixtures, type Reason, type VisibilityFixtures } from '../support/visibility-fixtures'

const roles = ['admin', 'editor', 'own', 'other', 'read', 'preview', 'nobody'] as const
type Role = (typeof roles)[number]

/*
 * The roles that may do each operation, one letter per role: Admin, Editor, contributor of the document's edition (Own)
 * and of another one (X), API client with scope read (R) and preview (P), Nobody (anonymous).
 */
const everyone = 'AEOXRPN'
const content = {
  create: 'AEO',
  draft: 'AEO',
  publish: 'AE',
  trash: 'AE',
  delete: 'AE',
  versions: 'AEO',
  restore: 'AE',
}
const shared = { ...content, create: 'AEOX', draft: 'AEOX', versions: 'AEOX' }
const ofAll = { read: { published: everyone, hidden: 'AEOXP' }, ...shared }
const ofEdition = { read: { published: everyone, hidden: 'AEOP' }, ...content }
const systemWritten = { create: '', draft: '', publish: '', trash: '', delete: '', versions: '', restore: '' }
const closed = { ...systemWritten, read: { published: '', hidden: '' } }

/** The access table. A new collection fails this file until it is listed here. */
const table: Record<string, { read: { published: string; hidden: string } } & Record<keyof typeof content, string>> = {
  editions: { ...ofEdition, create: 'AE' },
  sessions: ofEdition,
  rooms: ofEdition,
  commitments: ofEdition,
  testimonials: ofEdition,
  'key-figures': { ...ofEdition, read: { published: everyone, hidden: 'AEOXP' } },
  speakers: ofAll,
  organisations: ofAll,
  media: {
    ...systemWritten,
    read: { published: everyone, hidden: 'AEOXP' },
    create: 'AEOX',
    draft: 'AE',
    delete: 'AE',
  },
  releases: { ...systemWritten, read: { published: everyone, hidden: 'AEOP' } },
  consents: { ...systemWritten, read: { published: 'AE', hidden: 'AE' }, create: 'AE', draft: 'AE', delete: 'AE' },
  documents: { ...systemWritten, read: { published: 'AE', hidden: 'AE' }, create: 'AE', draft: 'AE', delete: 'AE' },
  users: { ...systemWritten, read: { published: 'AEOX', hidden: 'AEOX' }, create: 'A', draft: 'A', delete: 'A' },
  'api-clients': { ...systemWritten, read: { published: 'A', hidden: 'A' }, create: 'A', draft: 'A', delete: 'A' },
  imports: { ...systemWritten, read: { published: 'AE', hidden: 'AE' } },
  counters: closed,
  leases: closed,
  'change-notes': closed,
  'change-log': closed,
  'edition-copies': closed,
  // Made by an endpoint of their own, which checks the document.
  'share-links': { ...systemWritten, read: { published: 'AE', hidden: 'AE' }, create: 'AEOX', delete: 'AE' },
  withdrawals: { ...systemWritten, read: { published: 'AE', hidden: 'AE' } },
  erasures: { ...systemWritten, read: { published: 'AE', hidden: 'AE' } },
  'person-links': { ...systemWritten, read: { published: 'AE', hidden: 'AE' } },
  webhooks: { ...systemWritten, read: { published: 'A', hidden: 'A' }, create: 'A', draft: 'A', delete: 'A' },
  'webhook-deliveries': { ...systemWritten, read: { published: 'A', hidden: 'A' } },
  'webhook-secrets': closed,
  'second-factors': closed,
  'second-factor-uses': closed,
  audit: { ...systemWritten, read: { published: 'A', hidden: 'A' } },
  'consent-events': { ...systemWritten, read: { published: 'AE', hidden: 'AE' } },
}
const letters: Record<Role, string> = {
  admin: 'A',
  editor: 'E',
  own: 'O',
  other: 'X',
  read: 'R',
  preview: 'P',
  nobody: 'N',
}

let app: TestApp
let world: VisibilityFixtures
const as = {} as Record<Role, Session | undefined>

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  world = await createVisibilityFixtures(app)
  const editions = world.open.get('editions')?.id
  const drafts = world.hidden.filter(({ collection }) => collection === 'editions').map(({ id }) => id)
  as.admin = await signIn(app, 'admin')
  as.editor = await signIn(app, 'editor')
  as.own = await signIn(app, 'contributor', [editions ?? '', ...drafts])
  const elsewhere = await app.payload.create({
    collection: 'editions',
    data: { title: 'Ailleurs' } as never,
    draft: true,
    overrideAccess: true,
  })
  as.other = await signIn(app, 'contributor', [elsewhere.id])
  as.read = await createApiClient(app, 'read')
  as.preview = await createApiClient(app, 'preview')
})
afterAll(() => app.close())

const listed = () => app.payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'))
const may = (role: Role, allowed: string) => allowed.includes(letters[role])

/** States in which no API client reads a document: keys obey consents and do not read the trash. */
const notForKeys = new Set<string>(['trashed', 'edition-trashed', 'unconsented', 'withdrawn', 'expired'])

/** All stored documents and versions of a collection, to compare before and after a refused write. */
async function stateOf(slug: string): Promise<string> {
  const collection = slug as 'sessions'
  const docs = await app.payload.db.find({ collection, limit: 0, pagination: false, where: {} })
  const { versions } = app.payload.collections[collection].config
  const history = versions
    ? await app.payload.db.findVersions({ collection, limit: 0, pagination: false, where: {} })
    : {}
  return JSON.stringify([docs, history])
}

async function attempt(role: Role, method: string, path: string, json?: unknown) {
  const response = await app.fetch(path, {
    method,
    as: as[role],
    headers: { 'accept-language': 'en' },
    ...(json ? { json } : {}),
  })
  return { status: response.status, body: await response.json() }
}

test('every collection is listed in the table', () => {
  expect(Object.keys(table).sort()).toEqual(
    listed()
      .map(({ slug }) => slug)
      .sort(),
  )
})

describe('reading', { timeout: 240_000 }, () => {
  test('lists, counts and returns documents as the table allows, in every state', async () => {
    const wrong: string[] = []
    for (const { slug } of listed()) {
      const rule = table[slug]
      const documents: (GeneratedDocument & { state: Reason | 'published' })[] = [
        ...[world.open.get(slug) ?? []].flat().map((doc) => ({ ...doc, state: 'published' as const })),
        ...world.hidden.filter(({ collection }) => collection === slug).map((doc) => ({ ...doc, state: doc.reason })),
      ]
      for (const role of roles) {
        for (const { id, state } of documents) {
          const isPublished = state === 'published' || state === 'newer-draft'
          // A contributor loses access to an edition in the trash, and to what belongs to it.
          const isInTrash = state === 'edition-trashed' || (slug === 'editions' && state === 'trashed')
          const isLost = role === 'own' && isInTrash
          const allowed = isPublished ? rule?.read.published : rule?.read.hidden
          const isAllowed = may(role, allowed ?? '') && !isLost && !(role === 'preview' && notForKeys.has(state))
          const trash = state === 'trashed' ? '&trash=true' : ''
          // A preview client reads hidden documents when it asks for drafts.
          const asked = role === 'preview' && !isPublished ? `${trash}&draft=true` : trash
          const one = await attempt(role, 'GET', `/api/${slug}/${id}?depth=0${asked}`)
          const list = await attempt(role, 'GET', `/api/${slug}?depth=0&where[id][equals]=${id}${asked}`)
          const count = await attempt(role, 'GET', `/api/${slug}/count?where[id][equals]=${id}${asked}`)
          const seen = [one.status === 200, list.body.totalDocs === 1, count.body.totalDocs === 1]
          if (state === 'trashed') seen.pop()
          if (seen.some((isSeen) => isSeen !== isAllowed)) wrong.push(`${slug} ${state} ${role}: ${seen}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('returns versions to the roles that the table allows', async () => {
    const wrong: string[] = []
    for (const { slug } of listed()) {
      for (const role of roles) {
        const id = world.open.get(slug)?.id ?? world.hidden.find(({ collection }) => collection === slug)?.id
        const { status, body } = await attempt(role, 'GET', `/api/${slug}/versions?depth=0&where[parent][equals]=${id}`)
        const isSeen = status === 200 && body.totalDocs > 0
        if (isSeen !== may(role, table[slug]?.versions ?? ''))
          wrong.push(`${slug} ${role}: ${status} ${body.totalDocs}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('writing', { timeout: 240_000 }, () => {
  test('is allowed as the table says, and a refused write changes nothing', async () => {
    const wrong: string[] = []
    for (const config of listed()) {
      const { slug } = config
      const rule = table[slug] ?? closed
      const hasDrafts = Boolean(config.versions)
      for (const role of [...roles].reverse()) {
        const doc = world.open.get(slug) ?? world.hidden.find(({ collection }) => collection === slug)
        if (!doc) throw new Error(`There is no document in ${slug}.`)
        const to = `/api/${slug}/${doc.id}`
        const version = hasDrafts
          ? (
              await app.payload.db.findVersions({
                collection: slug as 'sessions',
                limit: 1,
                where: { parent: { equals: doc.id } },
              })
            ).docs[0]
          : undefined
        const edition = { edition: world.open.get('editions')?.id, editions: [world.open.get('editions')?.id] }
        const own = Object.fromEntries(
          Object.entries(edition).filter(([name]) => config.flattenedFields.some((field) => field.name === name)),
        )
        const operations: [keyof typeof content, string, string, unknown][] = [
          ['create', 'POST', `/api/${slug}?draft=true&depth=0`, own],
          ['draft', 'PATCH', `${to}?draft=true&depth=0`, own],
          ...(hasDrafts
            ? ([
                ['publish', 'PATCH', `${to}?depth=0`, { _status: 'published' }],
                ['publish', 'PATCH', `${to}?depth=0`, { _status: 'draft' }],
                ['publish', 'PATCH', `/api/${slug}?depth=0&where[id][equals]=${doc.id}`, { _status: 'draft' }],
                ['trash', 'PATCH', `${to}?depth=0`, { deletedAt: new Date().toISOString() }],
                ['restore', 'POST', `/api/${slug}/versions/${version?.id}?depth=0`, {}],
              ] as [keyof typeof content, string, string, unknown][])
            : []),
          ['delete', 'DELETE', `${to}?depth=0`, undefined],
        ]
        for (const [operation, method, path, json] of operations) {
          const isAllowed = may(role, rule[operation])
          // An allowed deletion would remove the document before the next role is checked.
          if (isAllowed && (operation === 'delete' || operation === 'trash')) continue
          const before = isAllowed ? '' : await stateOf(slug)
          const { status, body } = await attempt(role, method, path, json)
          const isRefused = status === 403 || status === 404 || body.docs?.length === 0
          if (isRefused === isAllowed)
            wrong.push(`${slug} ${operation} ${role}: ${status} ${JSON.stringify(body).slice(0, 120)}`)
          if (!isAllowed && (await stateOf(slug)) !== before) wrong.push(`${slug} ${operation} ${role}: written`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
