import type { CollectionSlug, FlattenedField, Payload } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overlaps } from '../../src/domain/interval'
import { hasEditions, type SeedReport, seedExample } from '../../src/seed'
import { bootApp } from '../support/app'

let app: Awaited<ReturnType<typeof bootApp>>
let report: SeedReport

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

test('an interrupted run leaves no public edition, and the next run completes it', async () => {
  const { payload } = app
  expect(await hasEditions(payload)).toBe(false)
  for (const writes of [51, 59]) {
    await expect(seedExample(failingAfter(payload, writes))).rejects.toThrow('interrupted')
  }
  expect(await hasEditions(payload)).toBe(false)
  expect(await publicDocs('editions')).toEqual([])

  report = await seedExample(payload)
  expect(report.editions).toEqual({ created: 0, completed: 3, unchanged: 0 })
  expect(report.sessions).toEqual({ created: 21, completed: 1, unchanged: 0 })
  expect(await hasEditions(payload)).toBe(true)
  expect((await publicDocs('editions')).map(({ slug }) => slug).sort()).toEqual([
    'montpellier-2024',
    'occitanie-2023',
    'occitanie-2025',
  ])
}, 60_000)

test('running it again changes nothing', async () => {
  const before = await snapshot()
  const again = await seedExample(app.payload)
  expect([sum(again, 'created'), sum(again, 'completed')]).toEqual([0, 0])
  expect(await snapshot()).toEqual(before)
})

test('the fourteen sessions of 2024 are public and numbered in the order of the programme', async () => {
  const [edition] = (await publicDocs('editions')).filter(({ slug }) => slug === 'montpellier-2024')
  const sessions = (await publicDocs('sessions')).filter((session) => session.edition === edition?.id)
  expect(sessions.map(({ number }) => number).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 14 }, (_, index) => index + 1),
  )
  expect(sessions.every(({ room }) => typeof room === 'string')).toBe(true)
  const conflicts = sessions.flatMap((one, index) =>
    sessions
      .slice(index + 1)
      .filter(
        (other) => overlaps(slot(one), slot(other)) && needsOf(one).some((need) => needsOf(other).includes(need)),
      ),
  )
  expect(conflicts).toEqual([])
})

test('the four testimonials are public, each with a valid consent', async () => {
  const testimonials = await publicDocs('testimonials')
  expect(testimonials.map(({ displayMode }) => displayMode).sort()).toEqual([
    'first-name',
    'full-name',
    'full-name',
    'pseudonym',
  ])
  expect(testimonials.filter(({ photo }) => photo)).toHaveLength(3)
  expect(await publicDocs('consents')).toEqual([])
})

test('every localised field has both languages or none', async () => {
  const missing: string[] = []
  for (const collection of Object.keys(report) as CollectionSlug[]) {
    const { flattenedFields } = app.payload.collections[collection].config
    for (const doc of await allDocs(collection)) missing.push(...untranslated(flattenedFields, doc, collection))
  }
  expect(missing).toEqual([])
})

test('a document that an editor changed or put in the trash is not changed', async () => {
  const { payload } = app
  const [session] = await allDocs('sessions')
  const [speaker] = await allDocs('speakers')
  const deletedAt = new Date().toISOString()
  await payload.update({ collection: 'sessions', id: String(session?.id), data: { deletedAt }, overrideAccess: true })
  await payload.update({
    collection: 'speakers',
    id: String(speaker?.id),
    data: { headline: 'Corrigé', slug: 'corrige', _status: 'published' },
    locale: 'fr',
    overrideAccess: true,
  })
  const before = await snapshot()
  const again = await seedExample(payload)
  expect([sum(again, 'created'), sum(again, 'completed')]).toEqual([0, 0])
  expect(await snapshot()).toEqual(before)
})

type Doc = Record<string, unknown>

const sum = (counts: SeedReport, outcome: 'created' | 'completed' | 'unchanged') =>
  Object.values(counts).reduce((total, count) => total + count[outcome], 0)

/** A Payload whose writes fail after a number of them. */
function failingAfter(payload: Payload, writes: number): Payload {
  let left = writes
  const counted = new Set<unknown>(['create', 'update'])
  return new Proxy(payload, {
    get(target, name) {
      if (counted.has(name) && left-- <= 0) return () => Promise.reject(new Error('interrupted'))
      return Reflect.get(target, name)
    },
  })
}

async function publicDocs(collection: CollectionSlug): Promise<Doc[]> {
  const options = { collection, depth: 0, pagination: false, overrideAccess: false, disableErrors: true } as const
  return (await app.payload.find(options)).docs as unknown as Doc[]
}

async function allDocs(collection: CollectionSlug): Promise<Doc[]> {
  const options = { collection, depth: 0, pagination: false, trash: true, locale: 'all', overrideAccess: true } as const
  return (await app.payload.find(options)).docs as unknown as Doc[]
}

async function snapshot(): Promise<Record<string, string[]>> {
  const slugs = Object.keys(report) as CollectionSlug[]
  const states = await Promise.all(
    slugs.map(async (slug) => (await allDocs(slug)).map(({ id, updatedAt }) => `${id} ${updatedAt}`).sort()),
  )
  return Object.fromEntries(slugs.map((slug, index) => [slug, states[index] ?? []]))
}

const slot = ({ startsAt, endsAt }: Doc) => ({ startsAt: String(startsAt), endsAt: String(endsAt) })

const needsOf = ({ room, participants }: Doc) => [
  room,
  ...((participants ?? []) as Doc[]).map(({ speaker }) => speaker),
]

function untranslated(fields: FlattenedField[], data: Doc, path: string): string[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    if (value === null || value === undefined) return []
    const at = `${path}.${field.name}`
    if ('localized' in field && field.localized) {
      const { fr, en } = value as { fr?: unknown; en?: unknown }
      return Boolean(fr) === Boolean(en) ? [] : [at]
    }
    if (!('flattenedFields' in field) || !field.flattenedFields) return []
    const rows = (Array.isArray(value) ? value : [value]) as Doc[]
    return rows.flatMap((row) => untranslated(field.flattenedFields, row, at))
  })
}
