import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { anEdition, aRoom, aSession, aSpeaker, at, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let edition: { id: string; slug?: unknown }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  edition = await anEdition(app)
})
afterAll(() => app.close())

const inFrench = { 'accept-language': 'fr' }

async function refusal(response: Response): Promise<{ status: number; path?: string; message?: string }> {
  const { errors } = await response.json()
  const [error] = errors?.[0]?.data?.errors ?? errors ?? []
  // The tests compare words, not the kinds of spaces.
  return { status: response.status, path: error?.path, message: error?.message && plainSpaces(error.message) }
}

const publish = (id: string, data: object = {}) =>
  app.fetch(`/api/sessions/${id}`, {
    method: 'PATCH',
    as: editor,
    headers: inFrench,
    json: { ...data, _status: 'published' },
  })

test('of two people who delete one session for good the second one reads that it is gone', async () => {
  const { id } = await aSession(app, edition.id)
  const remove = () => app.fetch(`/api/sessions/${id}`, { method: 'DELETE', as: editor })
  const answers = await Promise.all([remove(), remove()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('an edition that is deleted for good while a session is created leaves none of them', async ({ skip }) => {
  if (!hasTransactions(app.payload.db)) return skip()
  for (const pause of [0, 10, 20, 40]) {
    const { id } = await anEdition(app)
    const json = { title: unique('Trop tard'), edition: id, format: 'panel' }
    const [removed, created] = await Promise.all([
      app.fetch(`/api/editions/${id}`, { method: 'DELETE', as: editor }),
      wait(pause).then(() => app.fetch('/api/sessions?draft=true', { method: 'POST', as: editor, json })),
    ])
    expect([removed.status, [201, 400].includes(created.status)]).toEqual([200, true])
    const find = { collection: 'sessions', where: { title: { equals: json.title } }, overrideAccess: true } as const
    expect((await app.payload.find({ ...find, draft: true, trash: true })).docs).toEqual([])
  }
})

describe('times', () => {
  test('a session that ends before it starts is refused', async () => {
    const session = await aSession(app, edition.id, { _status: 'draft' })
    const answer = await refusal(await publish(session.id, { endsAt: at('08:00') }))
    expect(answer).toMatchObject({ status: 400, path: 'endsAt' })
    expect(answer.message).toMatch(/fin vient avant le début/)
  })

  test('a session outside the days of its edition is refused in the edition’s zone and names the edition', async () => {
    const session = await aSession(app, edition.id, { _status: 'draft' })
    const late = await refusal(
      await publish(session.id, { startsAt: '2024-05-21T22:30:00.000Z', endsAt: '2024-05-21T23:30:00.000Z' }),
    )
    expect(late).toMatchObject({ status: 400, path: 'startsAt' })
    expect(late.message).toMatch(/« Édition .*» a lieu le 21 mai 2024/)
    const early = await publish(session.id, {
      startsAt: '2024-05-20T22:30:00.000Z',
      endsAt: '2024-05-20T23:30:00.000Z',
    })
    expect(early.status).toBe(200)
  })

  test('a session may end at midnight of the last day', async () => {
    const session = await aSession(app, edition.id, { _status: 'draft' })
    expect((await publish(session.id, { startsAt: at('23:00'), endsAt: '2024-05-21T22:00:00.000Z' })).status).toBe(200)
  })
})

describe('overlaps', () => {
  test('the publication of a second session in one room is refused, and the message names the first one', async () => {
    const room = await aRoom(app, edition.id)
    const first = await aSession(app, edition.id, { room: room.id, from: '11:00', to: '12:00' })
    const second = await aSession(app, edition.id, { room: room.id, from: '11:30', to: '12:30', _status: 'draft' })
    const answer = await refusal(await publish(second.id))
    expect(answer).toMatchObject({ status: 400, path: 'room' })
    expect(answer.message).toContain(`« ${first.title} »`)
    expect(answer.message).toContain('11 h 00')
    const moved = await publish(second.id, { startsAt: at('12:00'), endsAt: at('12:30') })
    expect(moved.status).toBe(200)
  })

  test('the publication of a second session with one person at the same time is refused', async () => {
    const speaker = await aSpeaker(app)
    const participants = [{ speaker: speaker.id, role: 'speaker' }]
    await aSession(app, edition.id, { participants, from: '14:00', to: '15:00' })
    const second = await aSession(app, edition.id, { participants, from: '14:59', to: '16:00', _status: 'draft' })
    const answer = await refusal(await publish(second.id))
    expect(answer).toMatchObject({ status: 400, path: 'participants' })
    expect(answer.message).toContain(String(speaker.name))
  })

  test('a draft that overlaps is saved, with a warning', async () => {
    const room = await aRoom(app, edition.id)
    const first = await aSession(app, edition.id, { room: room.id, from: '16:00', to: '17:00' })
    const draft = await aSession(app, edition.id, { room: room.id, from: '16:00', to: '17:00', _status: 'draft' })
    const response = await app.fetch('/api/sessions/checks', {
      method: 'POST',
      as: editor,
      headers: inFrench,
      json: { id: draft.id, edition: edition.id, startsAt: at('16:00'), endsAt: at('17:00'), room: room.id },
    })
    const { warnings } = await response.json()
    expect(warnings).toEqual([{ path: 'room', message: expect.stringContaining(String(first.title)) }])
  })

  test('a cancelled session frees its room', async () => {
    const room = await aRoom(app, edition.id)
    await aSession(app, edition.id, { room: room.id, from: '17:00', to: '18:00', status: 'cancelled' })
    const second = await aSession(app, edition.id, { room: room.id, from: '17:00', to: '18:00', _status: 'draft' })
    expect((await publish(second.id)).status).toBe(200)
  })

  test('of simultaneous publications in one room only one succeeds', async () => {
    const room = await aRoom(app, edition.id)
    const drafts = await Promise.all(
      Array.from({ length: 6 }, () =>
        aSession(app, edition.id, { room: room.id, from: '18:00', to: '19:00', _status: 'draft' }),
      ),
    )
    const answers = await Promise.all(drafts.map(({ id }) => publish(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5)
  })
})

describe('numbers', () => {
  test('each number is assigned once in an edition, also to simultaneous sessions and after a deletion', async () => {
    const own = await anEdition(app)
    const sessions = await Promise.all(Array.from({ length: 8 }, () => aSession(app, own.id, { _status: 'draft' })))
    expect(sessions.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const last = sessions.find(({ number }) => number === 8)
    await app.payload.delete({ collection: 'sessions', id: String(last?.id), overrideAccess: true })
    expect((await aSession(app, own.id)).number).toBe(9)
  })

  test('a number never changes, and a published session stays in its edition', async () => {
    const session = await aSession(app, edition.id)
    await publish(session.id, { number: 999 })
    const { number } = await app.payload.findByID({ collection: 'sessions', id: session.id, overrideAccess: true })
    expect(number).toBe(session.number)
    const other = await anEdition(app)
    expect(await refusal(await publish(session.id, { edition: other.id }))).toMatchObject({
      status: 400,
      path: 'edition',
    })
  })

  test('a duplicate is a draft without a placement, with its own number and address', async () => {
    const room = await aRoom(app, edition.id)
    const speaker = await aSpeaker(app)
    const session = await aSession(app, edition.id, {
      room: room.id,
      from: '05:00',
      to: '05:30',
      capacity: 12,
      participants: [{ speaker: speaker.id, role: 'speaker' }],
      registrationUrl: 'https://exemple.fr/inscription',
      recording: { url: 'https://exemple.fr/v', captionsUrl: 'https://exemple.fr/v.vtt', transcript: 'Bonjour.' },
      status: 'cancelled',
      notice: 'L’intervenante est souffrante.',
    })
    const response = await app.fetch(`/api/sessions/${session.id}/duplicate?depth=0`, {
      method: 'POST',
      as: editor,
      json: {},
    })
    const { doc } = await response.json()
    expect(doc).toMatchObject({
      title: `${session.title} (copie)`,
      capacity: 12,
      participants: [{ speaker: speaker.id }],
      _status: 'draft',
      status: 'scheduled',
    })
    const left = [doc.startsAt, doc.endsAt, doc.room, doc.registrationUrl, doc.notice, doc.firstPublishedAt]
    expect([...left, doc.recording?.url, doc.recording?.transcript].filter(Boolean)).toEqual([])
    expect(doc.number).toBeGreaterThan(Number(session.number))
    expect(doc.slug).not.toBe(session.slug)
  })
})

describe('duplicates', () => {
  const duplicate = async (id: string) =>
    (await (await app.fetch(`/api/sessions/${id}/duplicate?depth=0`, { method: 'POST', as: editor, json: {} })).json())
      .doc

  test('a duplicate says in each language that it is a copy, and a copy of it which one', async () => {
    const title = unique('Keynote')
    const session = await create(app, 'sessions', { title, edition: edition.id, format: 'keynote' })
    await app.payload.update({
      collection: 'sessions',
      id: session.id,
      data: { title },
      locale: 'en',
      draft: true,
      overrideAccess: true,
    })
    const copy = await duplicate(session.id)
    const second = await duplicate(copy.id)
    const titles = async (id: string) =>
      (await app.payload.findByID({ collection: 'sessions', id, draft: true, locale: 'all', overrideAccess: true }))
        .title
    expect(await titles(copy.id)).toEqual({ fr: `${title} (copie)`, en: `${title} (copy)` })
    expect(await titles(second.id)).toEqual({ fr: `${title} (copie 2)`, en: `${title} (copy 2)` })
    expect(await titles(session.id)).toEqual({ fr: title, en: title })
  })

  test('a duplicate of a title as long as it may be is shortened', async () => {
    const session = await create(app, 'sessions', { title: 'a'.repeat(200), edition: edition.id, format: 'keynote' })
    const { title } = await duplicate(session.id)
    expect(title).toHaveLength(200)
    expect(title).toMatch(/a \(copie\)$/)
  })

  test('a release that a copy blocks names the copy, and what to do with it', async () => {
    const own = await anEdition(app)
    const room = await aRoom(app, own.id)
    await duplicate((await aSession(app, own.id, { title: 'Ouverture', room: room.id })).id)
    const response = await app.fetch(`/api/programme/${own.id}/release`, { method: 'POST', as: editor, json: {} })
    expect(response.status).toBe(409)
    const [blocking] = (await response.json()).blocking
    expect(blocking).toMatchObject({ rule: 'no-time', label: 'Ouverture (copie)', path: 'startsAt' })
    expect(blocking.message.fr).toMatch(/^Cette copie est encore à placer/)
  })
})

describe('addresses', () => {
  test('the address is made from the French title while the session is a draft, and stays once it is published', async () => {
    const title = unique('Écrire son CV')
    const draft = await create(app, 'sessions', { title, edition: edition.id, format: 'workshop' })
    expect(draft.slug).toMatch(/^ecrire-son-cv-/)
    const renamed = await app.payload.update({
      collection: 'sessions',
      id: draft.id,
      data: { title: `${title} en atelier` },
      draft: true,
      overrideAccess: true,
    })
    expect(renamed.slug).toMatch(/en-atelier$/)
    await publish(draft.id, { startsAt: at('08:00'), endsAt: at('08:30') })
    const published = await app.payload.update({
      collection: 'sessions',
      id: draft.id,
      data: { title: unique('Autre titre') },
      overrideAccess: true,
    })
    expect(published.slug).toBe(renamed.slug)
  })

  test('an English title does not change the address', async () => {
    const draft = await create(app, 'sessions', { title: unique('Français'), edition: edition.id, format: 'panel' })
    const { slug } = await app.payload.update({
      collection: 'sessions',
      id: draft.id,
      data: { title: 'English title' },
      locale: 'en',
      draft: true,
      overrideAccess: true,
    })
    expect(slug).toBe(draft.slug)
  })

  test('two sessions of one edition have different addresses, two editions may use the same one', async () => {
    const title = unique('Même titre')
    const [first, second] = [
      await aSession(app, edition.id, { title }),
      await aSession(app, edition.id, { title, _status: 'draft' }),
    ]
    expect(second?.slug).toBe(`${first?.slug}-2`)
    const other = await anEdition(app)
    expect((await aSession(app, other.id, { title })).slug).toBe(first?.slug)
    const answer = await refusal(await publish(String(second?.id), { slug: first?.slug }))
    expect(answer).toMatchObject({ status: 400, path: 'slug' })
    expect(answer.message).toContain(title)
  })

  test('sessions of one title that are created at once all get an address of their own', async () => {
    const json = { title: unique('Même titre'), edition: edition.id, format: 'panel' }
    const create = () => app.fetch('/api/sessions?draft=true', { method: 'POST', as: editor, json })
    const answers = await Promise.all([create(), create(), create(), create()])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const slugs = await Promise.all(answers.map(async (answer) => (await answer.json()).doc.slug))
    expect(new Set(slugs).size).toBe(4)
  })

  test('a former address still finds its session, and no other session can take it', async () => {
    const session = await aSession(app, edition.id)
    const former = String(session.slug)
    expect((await publish(session.id, { slug: unique('nouvelle adresse').replaceAll(' ', '-') })).status).toBe(200)
    const where = `where[slug][equals]=${former}&where[edition.slug][equals]=${edition.slug}`
    const { docs } = await (await app.fetch(`/api/sessions?${where}&depth=0`)).json()
    expect(docs.map(({ id }: { id: string }) => id)).toEqual([session.id])
    const thief = await aSession(app, edition.id, { _status: 'draft' })
    expect(await refusal(await publish(thief.id, { slug: former }))).toMatchObject({ status: 400, path: 'slug' })
  })
})

test('a link without an address is refused in the language of the writer, without names of nodes', async () => {
  const { id } = await aSession(app, edition.id, { from: '07:00', to: '07:10', _status: 'draft' })
  const text = { type: 'text', text: 'ici', version: 1, detail: 0, format: 0, mode: 'normal', style: '' }
  const link = { type: 'link', version: 3, fields: { linkType: 'custom', url: '' }, children: [text] }
  const paragraph = { type: 'paragraph', version: 1, children: [link] }
  const abstract = { root: { type: 'root', version: 1, children: [paragraph] } }
  const refused = await refusal(await publish(id, { abstract }))
  expect(refused).toMatchObject({ status: 400, path: 'abstract' })
  expect(refused.message).toBe(
    'Un lien du texte n’a pas d’adresse valable. Ouvrez ce lien pour la corriger, ou retirez-le.',
  )
})
