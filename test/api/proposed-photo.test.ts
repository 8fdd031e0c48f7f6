import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allEnded } from '../../src/consent/withdraw/until-closed'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, aSpeaker } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { filesOnDisk, jpeg } from '../support/uploads'

let app: TestApp
let editor: Session
const person = 'Amina Benali'

beforeAll(async () => {
  app = await bootApp()
  app.payload.logger.level = 'silent'
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

async function opened(id: string): Promise<PersonVisit> {
  const visit = new PersonVisit()
  await visit.open(await aPersonLink(app, editor, { collection: 'speakers', id, person }))
  return visit
}
const photo = async (colour = '#3a6ea5') => new Blob([new Uint8Array(await jpeg(900, 1200, colour, 6))])
const get = async (path: string, as?: Session) => app.fetch(path, { as })
const stored = async (id: string) =>
  (
    await (
      await get(`/api/person-links?where[subject.value][equals]=${id}&where[photoState][equals]=proposed`, editor)
    ).json()
  ).docs
const decide = (link: string, accept: boolean, as: Session | undefined = editor) =>
  app.fetch(`/api/person-pages/${link}/photo`, { method: 'POST', as, json: { accept } })

test('a photo that a person proposes is for them and the staff alone, without place and name, until an editor accepts it', async () => {
  const { id } = await aSpeaker(app, { name: person })
  const visit = await opened(id)
  await visit.send('accord', { scope: ['name', 'photo'], expiresOn: '2999-01-01' })
  await visit.sendPhoto(await photo())
  expect(visit.html).toContain('L’équipe des Assises regardera votre photo')
  const own = await visit.request('/ma-page/photo')
  expect([own.status, own.headers.get('content-type'), own.headers.get('cache-control')]).toEqual([
    ...[200, 'image/webp', 'private, no-store'],
  ])
  expect((await new PersonVisit().request('/ma-page/photo')).status).toBe(403)
  const [link] = await stored(id)
  const media = await (await get(`/api/media/${link.photo.id}`, editor)).json()
  expect(JSON.stringify(media)).not.toMatch(/benali/i)
  const { exif } = await sharp(Buffer.from(await (await get(media.url, editor)).arrayBuffer())).metadata()
  expect(exif).toBeUndefined()
  for (const path of [`/api/media/${media.id}`, media.url, media.sizes.portrait.url]) {
    expect((await get(path)).status, path).toBe(404)
  }
  expect((await (await get(`/api/speakers/${id}`)).json()).photo ?? null).toBeNull()
  expect((await decide(link.id, true)).status).toBe(200)
  expect((await decide(link.id, true)).status).toBe(409)
  // In the draft only, with the consent that the person gave.
  expect((await (await get(`/api/speakers/${id}`)).json()).photo ?? null).toBeNull()
  const draft = await (await get(`/api/speakers/${id}?draft=true&depth=0`, editor)).json()
  expect(draft.photo).toBe(media.id)
  const consents = await (await get(`/api/consents?where[subject.value][equals]=${media.id}&depth=0`, editor)).json()
  expect(consents.docs).toMatchObject([{ person, scope: ['photo'], how: 'link', expiresOn: '2999-01-01' }])
  await app.fetch(`/api/speakers/${id}`, { method: 'PATCH', as: editor, json: { _status: 'published' } })
  expect((await (await get(`/api/speakers/${id}`)).json()).photo.id).toBe(media.id)
  expect((await get(media.url)).status).toBe(200)
})

test('a refused photo is deleted with its files, and so is one that the person takes back, replaces, or no longer agrees to', async () => {
  const { id } = await aSpeaker(app, { name: person })
  const before = await filesOnDisk(app)
  const visit = await opened(id)
  const propose = async () => {
    await visit.sendPhoto(await photo())
    const [link, ...others] = await stored(id)
    expect(others).toEqual([])
    return link
  }
  await propose()
  expect((await decide((await propose()).id, false)).status).toBe(200)
  expect(await filesOnDisk(app)).toEqual(before)
  for (const [action, fields] of [
    ['sans-la-photo', {}],
    ['accord', { scope: 'name' }],
    ['retrait', {}],
    // With nothing else to withdraw.
    ['retrait', {}],
  ] as const) {
    const link = await propose()
    await visit.send(action, fields)
    await allEnded()
    expect(await stored(id), action).toEqual([])
    expect((await decide(link.id, true)).status, action).toBe(409)
    expect(await filesOnDisk(app), action).toEqual(before)
  }
})

test('a file that is no photo, or is sent without agreeing to it, changes nothing and says what to do', async () => {
  const { id } = await aSpeaker(app, { name: person })
  const visit = await opened(id)
  await visit.sendPhoto(await photo())
  const files = await filesOnDisk(app)
  const refused: [Blob, Record<string, string>, string][] = [
    [new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), { accepte: 'oui' }, 'Ce fichier ne peut pas servir'],
    [
      new Blob([new Uint8Array((await jpeg(900, 1200)).subarray(0, 2_000))]),
      { accepte: 'oui' },
      'Ce fichier ne peut pas servir',
    ],
    [new Blob(['WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n']), { accepte: 'oui' }, 'Ce fichier ne peut pas servir'],
    [await photo(), {}, 'cochez que vous acceptez'],
    [new Blob([]), { accepte: 'oui' }, 'Aucune photo n’est choisie'],
  ]
  for (const [file, fields, message] of refused) {
    await visit.sendPhoto(file, fields)
    expect(visit.html.replaceAll('\u202F', ' ')).toContain(message)
  }
  expect(await filesOnDisk(app)).toEqual(files)
  expect(await stored(id)).toHaveLength(1)
  const tooLong = await visit.request(
    '/ma-page',
    { action: 'photo' },
    { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '20000000' },
  )
  expect(tooLong.status).toBe(403)
})

test('the photo of somebody who agreed to none is accepted with their consent for it alone, and by publishers only', async () => {
  const { id } = await aSpeaker(app, { name: person })
  await aConsent(app, 'speakers', id, { person, scope: ['name'] })
  const visit = await opened(id)
  await visit.sendPhoto(await photo())
  const [link] = await stored(id)
  for (const as of [await signIn(app, 'contributor'), { authorization: '' }]) {
    expect((await decide(link.id, true, as)).status).toBe(403)
  }
  await decide(link.id, true)
  await app.fetch(`/api/speakers/${id}`, { method: 'PATCH', as: editor, json: { _status: 'published' } })
  expect((await (await get(`/api/speakers/${id}`)).json()).photo.id).toBe(link.photo.id)
})
