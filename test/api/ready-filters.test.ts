import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReadyFilter } from '../../collections/shared/admin/ready-filters'
import { listAddressOfAny } from '../../src/admin/home/list-address'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, create } from '../support/fixtures'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

function filtersOf(collection: string): ReadyFilter[] {
  const { config } = app.payload.collections[collection as 'sessions']
  return (config.admin.components?.beforeListTable ?? []).flatMap((component) =>
    typeof component === 'object' ? ((component.serverProps as { filters?: ReadyFilter[] }).filters ?? []) : [],
  )
}

const fieldsOf = (collection: string) =>
  Object.fromEntries(
    app.payload.collections[collection as 'sessions'].config.flattenedFields.map(({ name }) => [name, true]),
  )

/** The titles or names in a filtered list, as an editor sees them. */
async function inList(collection: string, name: ReadyFilter['name']): Promise<string[]> {
  const filter = filtersOf(collection).find((ready) => ready.name === name)
  const address = listAddressOfAny('', collection, filter?.anyOf ?? [], { locale: filter?.locale })
  const response = await app.fetch(`/api/${address.replace('/collections/', '')}&draft=true&depth=0`, { as: editor })
  expect(response.status).toBe(200)
  const { docs } = (await response.json()) as { docs: { title?: string; name?: string }[] }
  return docs.map(({ title, name: called }) => title ?? called ?? '').sort()
}

test('the filter « À placer » finds sessions without a time or a room, drafts included', async () => {
  const edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  const session = (values: object) => aSession(app, edition.id, { _status: 'draft', room: room.id, ...values })
  await session({ title: 'Placée' })
  await session({ title: 'Sans salle', room: null })
  await session({ title: 'Sans horaire', startsAt: null, endsAt: null })
  const moved = await aSession(app, edition.id, { title: 'Retirée du programme', room: room.id })
  await app.payload.update({
    collection: 'sessions',
    id: moved.id,
    data: { room: null },
    draft: true,
    overrideAccess: true,
  })
  expect(await inList('sessions', 'toPlace')).toEqual(['Retirée du programme', 'Sans horaire', 'Sans salle'])
})

test('the filter « Sans photo » finds people without a photo', async () => {
  await aSpeaker(app, { name: 'Sans portrait' })
  expect(await inList('speakers', 'withoutPhoto')).toEqual(['Sans portrait'])
})

test('the filter « À traduire » finds missing English texts, except the summary of a break', async () => {
  const edition = await anEdition(app)
  const inEnglish = (id: string, data: object) =>
    app.payload.update({ collection: 'sessions', id, data, locale: 'en', draft: true, overrideAccess: true })
  const draft = { edition: edition.id, format: 'workshop' }
  const translated = await create(app, 'sessions', { ...draft, title: 'Pause traduite', format: 'break' })
  await inEnglish(translated.id, { title: 'Break' })
  const half = await create(app, 'sessions', { ...draft, title: 'À demi traduite' })
  await inEnglish(half.id, { title: 'Half translated' })
  await create(app, 'sessions', { ...draft, title: 'Jamais traduite' })
  const titles = await inList('sessions', 'toTranslate')
  expect(titles).toContain('Half translated')
  expect(titles).toContain('Jamais traduite')
  expect(titles).not.toContain('Break')
})

test.each(['editions', 'speakers', 'testimonials', 'media', 'key-figures', 'commitments'])(
  '%s have a list of documents to translate',
  async (collection) => {
    expect(await inList(collection, 'toTranslate')).toBeInstanceOf(Array)
  },
)

test('the filter « Sans titre » finds the drafts that have no title in either language', async () => {
  await create(app, 'sessions', { capacity: 12 })
  const english = await create(app, 'sessions', {})
  await app.payload.update({
    collection: 'sessions',
    id: english.id,
    data: { title: 'Only in English' },
    locale: 'en',
    draft: true,
    overrideAccess: true,
  })
  await create(app, 'sessions', { title: 'Seulement en français' })
  expect(await inList('sessions', 'untitled')).toEqual([''])
  await create(app, 'rooms', { capacity: 3 })
  expect(await inList('rooms', 'unnamed')).toEqual([''])
})

test('every collection whose drafts save themselves has a list of drafts without a title', async () => {
  const slugs = app.payload.config.collections.filter(({ versions }) => typeof versions === 'object' && versions.drafts)
  for (const { slug } of slugs) {
    const name = filtersOf(slug).find((filter) => filter.name === 'untitled' || filter.name === 'unnamed')?.name
    expect(name, slug).toBe('name' in fieldsOf(slug) ? 'unnamed' : 'untitled')
    expect(await inList(slug, name ?? 'untitled')).toBeInstanceOf(Array)
  }
})
