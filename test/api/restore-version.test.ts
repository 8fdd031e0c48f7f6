import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const video = {
  url: 'https://video.example.org/seance',
  captionsUrl: 'https://video.example.org/seance.vtt',
  transcript: 'Une voix retirée.',
}
const none = { url: null, captionsUrl: null, transcript: null }
type Name = 'sessions' | 'speakers' | 'testimonials'

async function edit(collection: Name, id: string, data: object, query = ''): Promise<void> {
  const json = { _status: query.includes('draft') ? 'draft' : 'published', ...data }
  const response = await app.fetch(`/api/${collection}/${id}?${query}`, { method: 'PATCH', as: editor, json })
  expect(response.status).toBe(200)
}

/** A filmed session in both languages; `retitled` is published after its first version. */
async function filmed(retitled: object = { title: 'Renommée' }): Promise<string> {
  const { id } = await aSession(app, (await anEdition(app)).id, { title: 'Filmée', recording: video })
  await edit('sessions', id, { title: 'Filmed', recording: { transcript: 'A withdrawn voice.' } }, 'locale=en')
  await edit('sessions', id, retitled)
  return id
}

async function versionCalled(collection: Name, id: string, name: 'title' | 'name', value: string): Promise<string> {
  const { docs } = await app.payload.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { [`version.${name}`]: { equals: value } }] },
    sort: '-updatedAt',
    limit: 1,
    overrideAccess: true,
  })
  return String(docs[0]?.id)
}

async function restore(collection: Name, version: string, query = ''): Promise<string> {
  const path = `/api/${collection}/versions/${version}?${query}`
  const headers = { 'Accept-Language': 'fr' }
  const response = await app.fetch(path, { method: 'POST', as: editor, headers })
  expect(response.status).toBe(200)
  return ((await response.json()) as { message: string }).message
}

/** What the public and the editors read of a document, in both languages. */
const readings = (collection: Name, id: string) =>
  Promise.all([
    app.fetch(`/api/${collection}/${id}?locale=all`).then((response) => response.text()),
    app.fetch(`/api/${collection}/${id}?locale=all&draft=true`, { as: editor }).then((response) => response.text()),
  ])

const shown = /video\.example|voix retirée|withdrawn voice/
const leftOut = /sans sa vidéo/

describe('a restored version of a session', () => {
  test('leaves out a recording that was taken out since, in both languages, and says so', async () => {
    const id = await filmed({ title: 'Renommée', recording: none })
    const message = await restore('sessions', await versionCalled('sessions', id, 'title', 'Filmée'))
    expect(message).toMatch(leftOut)
    for (const text of await readings('sessions', id)) {
      expect(JSON.parse(text).title.fr).toBe('Filmée')
      expect(text).not.toMatch(shown)
    }
  })

  test('leaves it out as a draft too, and once that draft is published', async () => {
    const id = await filmed({ title: 'Renommée', recording: none })
    const version = await versionCalled('sessions', id, 'title', 'Filmée')
    expect(await restore('sessions', version, 'draft=true')).toMatch(leftOut)
    await edit('sessions', id, {})
    for (const text of await readings('sessions', id)) {
      expect(JSON.parse(text).title.fr).toBe('Filmée')
      expect(text).not.toMatch(shown)
    }
  })

  test('leaves it out by GraphQL', async () => {
    const id = await filmed({ title: 'Renommée', recording: none })
    const version = await versionCalled('sessions', id, 'title', 'Filmée')
    const mutation = 'mutation ($id: String) { restoreVersionSession(id: $id) { title } }'
    const { data } = await app.graphql(mutation, { variables: { id: version }, as: editor })
    expect(data).toEqual({ restoreVersionSession: { title: 'Filmée' } })
    for (const text of await readings('sessions', id)) expect(text).not.toMatch(shown)
  })

  test('leaves it out while its removal waits for publication', async () => {
    const id = await filmed()
    await edit('sessions', id, { recording: none }, 'draft=true')
    await restore('sessions', await versionCalled('sessions', id, 'title', 'Filmée'), 'draft=true')
    const [onSite, draft] = await readings('sessions', id)
    expect(onSite).toMatch(shown)
    expect(draft).not.toMatch(shown)
  })

  test('has the recording that is on the site, and another one of before is left out', async () => {
    const id = await filmed({ title: 'Renommée', recording: { ...video, url: 'https://video.example.org/montage' } })
    const message = await restore('sessions', await versionCalled('sessions', id, 'title', 'Filmée'))
    expect(message).toMatch(leftOut)
    const [onSite] = await readings('sessions', id)
    expect(JSON.parse(String(onSite)).recording.url).toBe('https://video.example.org/montage')
  })

  test('has the same recording, in both languages, when nothing was taken out', async () => {
    const id = await filmed()
    expect(await restore('sessions', await versionCalled('sessions', id, 'title', 'Filmée'))).not.toMatch(leftOut)
    const [onSite] = await readings('sessions', id)
    expect(JSON.parse(String(onSite))).toMatchObject({
      title: { fr: 'Filmée' },
      recording: { url: video.url, transcript: { fr: 'Une voix retirée.', en: 'A withdrawn voice.' } },
    })
  })

  test('is the published one after a draft is abandoned: with its recording, in both languages', async () => {
    const id = await filmed()
    await edit('sessions', id, { recording: none, title: 'Autre' }, 'draft=true')
    const response = await app.fetch(`/api/sessions/${id}/abandon`, { method: 'POST', as: editor })
    expect(response.status).toBe(200)
    const [onSite, draft] = await readings('sessions', id)
    expect(JSON.parse(String(draft)).recording).toEqual(JSON.parse(String(onSite)).recording)
    expect(draft).toMatch(/withdrawn voice/)
  })
})

test('a restored version of a testimonial leaves out a video that was taken out since', async () => {
  const { id } = await aTestimonial(app, { name: 'Awa', displayMode: 'full-name', video })
  await aConsent(app, 'testimonials', id)
  await edit('testimonials', id, { name: 'Awa N.', video: none })
  expect(await restore('testimonials', await versionCalled('testimonials', id, 'name', 'Awa'))).toMatch(leftOut)
  for (const text of await readings('testimonials', id)) expect(text).not.toMatch(shown)
})

test('a restored version of a person leaves out a photo that was taken out since, and says so', async () => {
  const { doc: photo } = await upload(app, await jpeg(300, 400), {
    as: editor,
    data: { alt: 'Portrait', needsConsent: false },
  })
  const { id } = await aSpeaker(app, { name: 'Awa', photo: photo.id })
  const photosOf = async () => (await readings('speakers', id)).map((text) => JSON.parse(text).photo?.id)
  await edit('speakers', id, { name: 'Awa N.' })
  expect(await restore('speakers', await versionCalled('speakers', id, 'name', 'Awa'))).not.toMatch(/sans sa photo/)
  expect(await photosOf()).toEqual([photo.id, photo.id])
  await edit('speakers', id, { name: 'Awa N.', photo: null })
  expect(await restore('speakers', await versionCalled('speakers', id, 'name', 'Awa'))).toMatch(/sans sa photo/)
  expect(await photosOf()).toEqual([undefined, undefined])
})
