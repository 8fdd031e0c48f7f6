import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feeds } from '../../src/feeds/feeds'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { feedReaders } from '../support/feed-readers'
import { anEdition, aRoom, aSession, aSpeaker } from '../support/fixtures'
import { releaseRequests } from '../support/release-requests'
import { anImage } from '../support/visibility-fixtures'
import { textsIn } from '../support/xmllint'

let app: TestApp
let editor: Session
let slug: string
let docs: Awaited<ReturnType<typeof createProgramme>>

const names = Object.keys(feeds)
/** A word of each document that the public may not read. */
const hidden = {
  'a withdrawn person': 'kanarione',
  'a session that was unpublished': 'kanaritwo',
  'a session that was never published': 'kanarithree',
  'a session in the trash': 'kanarifour',
  'the newer draft of a public session': 'kanarifive',
  'an unpublished room': 'kanarisix',
  'a photo without consent': 'kanariseven',
  'a private field of a person': 'otherwise',
}

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  docs = await createProgramme()
  slug = String(docs.edition.slug)
})
afterAll(() => app.close())

const patch = async (path: string, json: object) => {
  const response = await app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
  expect([path, response.status]).toEqual([path, 200])
}
const feed = (name: string, edition = slug) =>
  app.fetch(`/feeds/${edition}/${name}`, { redirect: 'manual', headers: { 'accept-language': 'en' } })
const refusal = async (name: string, edition = slug) => {
  const response = await feed(name, edition)
  const { errors } = await response.json()
  return { status: response.status, ...errors[0] }
}

async function createProgramme() {
  const edition = await anEdition(app, { title: 'Assises de Montpellier' })
  const [ada, closed] = [
    await aRoom(app, edition.id, { name: 'Salle Ada' }),
    await aRoom(app, edition.id, { name: 'kanarisix' }),
  ]
  const photo = await app.payload.create({
    collection: 'media',
    data: { alt: 'kanariseven', credit: 'kanariseven' },
    file: await anImage('kanariseven'),
    overrideAccess: true,
  })
  const speaker = await aSpeaker(app, { name: 'Ada Exemple', declaredAs: 'otherwise', photo: photo.id })
  const withdrawn = await aSpeaker(app, { name: 'kanarione', headline: 'kanarione', bio: undefined })
  const participants = [speaker, withdrawn].map(({ id }) => ({ speaker: id, role: 'speaker' }))
  const session = (title: string, hour: number, values: object = {}) =>
    aSession(app, edition.id, { title, from: `${hour}:00`, to: `${hour}:30`, ...values })
  const opening = await session('Ouverture; « à ]]> tous »', 10, { room: ada.id, participants })
  const cancelled = await session('Atelier annulé', 11, { room: closed.id, status: 'cancelled' })
  const unpublished = await session('kanaritwo', 12, { participants })
  const trashed = await session('kanarifour', 13)
  await session('kanarithree', 14, { _status: 'draft' })
  const edited = await session('Atelier CV', 15, { participants: [participants[1]] })
  await patch(`sessions/${edited.id}?draft=true`, { title: 'kanarifive', _status: 'draft' })
  await patch(`sessions/${unpublished.id}`, { _status: 'draft' })
  await patch(`sessions/${trashed.id}`, { deletedAt: new Date().toISOString() })
  await patch(`speakers/${withdrawn.id}`, { _status: 'draft' })
  await patch(`rooms/${closed.id}`, { _status: 'draft' })
  return { edition, opening, cancelled, edited, unpublished, speaker, withdrawn }
}

/** The sessions as the REST API lists them to an anonymous reader. */
async function sessionsOfRest() {
  const response = await app.fetch(`/api/sessions?where[edition.slug][equals]=${slug}&sort=startsAt&depth=1&limit=100`)
  const { docs: sessions } = (await response.json()) as {
    docs: { title: string; startsAt: string; participants: { speaker: { name: string } }[] }[]
  }
  return sessions.map(({ title, startsAt, participants }) => ({
    title,
    startsAt,
    people: (participants ?? []).map(({ speaker }) => speaker.name),
  }))
}

describe('each feed', () => {
  test.each(names.filter((name) => name in feedReaders))(
    '%s has the sessions of the REST API, in their order',
    async (name) => {
      const response = await feed(name)
      expect(response.status).toBe(200)
      const read = await feedReaders[name]?.(await response.text())
      const expected = (await sessionsOfRest()).map(({ people, ...one }) =>
        read?.[0]?.people ? { ...one, people } : one,
      )
      expect(expected.length).toBe(3)
      expect(read?.map((one) => ({ ...one, title: one.title.replace(/^Annulée\s: /, '') }))).toEqual(expected)
    },
  )

  test('that lists no session is one of these two', () => {
    expect(names.filter((name) => !(name in feedReaders))).toEqual(['programme.schema.json', 'changes.atom'])
  })

  test.each(names)('%s shows nothing that the public may not read, in any language', async (name) => {
    for (const language of ['fr', 'en']) {
      const response = await feed(`${name}?lang=${language}`)
      const bytes = JSON.stringify([...response.headers]) + (await response.text()).replaceAll('\r\n ', '')
      for (const [what, word] of Object.entries(hidden)) expect([what, bytes.includes(word)]).toEqual([what, false])
    }
  })

  test.each(names)('%s has its type, its language and is open to every origin', async (name) => {
    const { headers } = await feed(`${name}?lang=en`)
    expect(headers.get('content-type')).toBe(feeds[name]?.contentType)
    expect([headers.get('content-language'), headers.get('access-control-allow-origin')]).toEqual(['en', '*'])
  })

  test('shows a cancelled session as cancelled', async () => {
    const body = async (name: string) => (await feed(name)).text()
    expect(await body('calendar.ics')).toMatch(/SUMMARY:Annulée.: Atelier annulé(?:.|\s)*?STATUS:CANCELLED/)
    expect(await body('event.jsonld')).toContain('https://schema.org/EventCancelled')
    expect(await body('openagenda.json')).toContain('"status":6')
    expect(await body('programme.csv')).toContain(';Atelier annulé;cancelled;')
    for (const name of ['schedule.json', 'schedule.xml', 'sessionize/All.json', 'sessionize/GridSmart.json'])
      expect(await body(name)).toMatch(/Annulée.: Atelier annulé/)
  })
})

describe('a calendar', () => {
  const titles = async (query: string) => {
    const response = await feed(`calendar.ics${query}`)
    return (await feedReaders['calendar.ics']?.(await response.text()))?.map(({ title }) => title)
  }

  test('has the sessions of a day, a room, a person, or a personal choice', async () => {
    const opening = 'Ouverture; « à ]]> tous »'
    expect(await titles('?day=2024-05-21')).toHaveLength(3)
    expect(await titles('?room=salle-ada')).toEqual([opening])
    expect(await titles(`?speaker=${docs.speaker.slug}`)).toEqual([opening])
    expect(await titles(`?sessions=${docs.edited.slug},${docs.opening.slug}`)).toEqual([opening, 'Atelier CV'])
    expect(await titles(`?room=salle-ada&sessions=${docs.edited.slug}`)).toEqual([])
  })

  test('names what it has, and the address that it is refreshed from', async () => {
    const lines = async (query: string) =>
      (await (await feed(`calendar.ics${query}`)).text()).replaceAll('\r\n ', '').split('\r\n')
    const chosen = await lines('?room=salle-ada&utm_source=mail')
    expect(chosen).toContain('NAME:Assises de Montpellier – Salle Ada')
    expect(chosen).toContain(`SOURCE;VALUE=URI:http://localhost:3000/feeds/${slug}/calendar.ics?room=salle-ada`)
    expect(await lines(`?lang=en&sessions=${docs.opening.slug},${docs.edited.slug}`)).toContain(
      'NAME:Assises de Montpellier – My selection',
    )
  })

  test('of a person who withdrew is empty, and a choice leaves out what is no longer public', async () => {
    expect(await titles(`?speaker=${docs.withdrawn.slug}`)).toEqual([])
    expect(await titles('?speaker=personne')).toEqual([])
    expect(await titles(`?sessions=${docs.unpublished.slug},${docs.edited.slug}`)).toEqual(['Atelier CV'])
  })

  test('of one session has that session, under a name of its own', async () => {
    const response = await feed(`sessions/${docs.edited.slug}.ics`)
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${slug}-${docs.edited.slug}.ics"`)
    expect((await feedReaders['calendar.ics']?.(await response.text()))?.length).toBe(1)
    expect(await refusal(`sessions/${docs.unpublished.slug}.ics`)).toMatchObject({
      status: 404,
      code: 'UNKNOWN_SESSION',
    })
  })

  test('raises the sequence of a session that is moved, and keeps its UID', async () => {
    const eventNow = async () => {
      const calendar = await (await feed(`calendar.ics?sessions=${docs.edited.slug}`)).text()
      const component = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent')
      return new ICAL.Event(component as never)
    }
    const before = await eventNow()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const startsAt = '2024-05-21T14:00:00.000Z'
    await patch(`sessions/${docs.edited.id}`, {
      title: 'Atelier CV',
      startsAt,
      endsAt: '2024-05-21T14:30:00.000Z',
      _status: 'published',
    })
    const after = await eventNow()
    expect([after.uid, after.startDate.toJSDate().toISOString()]).toEqual([before.uid, startsAt])
    expect(after.sequence).toBeGreaterThan(before.sequence)
  })
})

test('the pages and the documents at the root lead to the feeds and to public pages only', async () => {
  const body = async (path: string) => (await app.fetch(path)).text()
  const page = await body(`/en/editions/${slug}`)
  for (const name of ['calendar.ics', 'changes.atom', 'event.jsonld'])
    expect(page).toMatch(new RegExp(`<link href="[^"]*/feeds/${slug}/${name}\\?lang=en" rel="alternate"`))
  expect(await body(`/fr/editions/${slug}/sessions/${docs.edited.slug}`)).toContain(
    `/sessions/${docs.edited.slug}.ics"`,
  )
  expect((await app.fetch('/.well-known/security.txt')).status).toBe(404)
  for (const path of ['/sitemap.xml', '/llms.txt', '/robots.txt']) {
    const text = await body(path)
    for (const word of Object.values(hidden)) expect([path, word, text.includes(word)]).toEqual([path, word, false])
  }
  expect(await body('/sitemap.xml')).toContain(`/fr/editions/${slug}/sessions/${docs.edited.slug}</loc>`)
  expect(await body('/sitemap.xml')).not.toContain(String(docs.unpublished.slug))
})

describe('an address', () => {
  test('that an edition or a session had before redirects, with its parameters', async () => {
    await patch(`sessions/${docs.opening.id}`, { slug: 'nouvelle-ouverture', _status: 'published' })
    const session = await feed(`sessions/${docs.opening.slug}.ics?lang=en&utm_source=x`)
    expect([session.status, session.headers.get('location')]).toEqual([
      308,
      `/feeds/${slug}/sessions/nouvelle-ouverture.ics?lang=en`,
    ])
    await patch(`editions/${docs.edition.id}`, { slug: 'montpellier', _status: 'published' })
    const edition = await feed('calendar.ics?day=2024-05-21')
    expect([edition.status, edition.headers.get('location')]).toEqual([
      308,
      '/feeds/montpellier/calendar.ics?day=2024-05-21',
    ])
    slug = 'montpellier'
  })

  test('that is refused says so in French, and as a problem, to who accepts them', async () => {
    const headers = { 'accept-language': 'fr', accept: 'application/problem+json' }
    const response = await app.fetch(`/feeds/${slug}/calendar.ics?day=hier`, { headers })
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'BAD_PARAMETER',
      detail: expect.stringContaining('n’est pas lisible'),
    })
  })

  test('that is unknown gets a 404 in JSON with a code', async () => {
    expect(await refusal('calendar.ics', 'nulle-part')).toMatchObject({ status: 404, code: 'UNKNOWN_EDITION' })
    for (const name of ['calendar.pdf', 'constructor', 'sessions/a/b.ics'])
      expect(await refusal(name)).toMatchObject({ status: 404 })
  })

  test.each([
    ['calendar.ics?day=hier', 'BAD_PARAMETER', 'Write a day of the edition as 2024-05-21.'],
    ['calendar.ics?day=2030-01-01', 'BAD_PARAMETER', 'The days of this edition: 2024-05-21.'],
    ['calendar.ics?room=salle-b', 'BAD_PARAMETER', 'The rooms of this edition: salle-ada.'],
    ['calendar.ics?room=Salle%20Ada', 'BAD_PARAMETER', 'its name as salle-ada'],
    ['calendar.ics?speaker=Ada Exemple', 'BAD_PARAMETER', 'the slug of a speaker'],
    ['calendar.ics?sessions=a,B', 'BAD_PARAMETER', 'the slugs of sessions'],
    ['calendar.ics?day=2024-05-21&day=2024-05-22', 'REPEATED_PARAMETER', '"day" once'],
    ['schedule.json?day=2024-05-21', 'BAD_PARAMETER', 'Only calendar.ics has it'],
    ['schedule.xml?lang=de', 'BAD_PARAMETER', 'Write lang=fr or lang=en.'],
  ])('%s is a 400 that says what to change', async (name, code, advice) => {
    const { message, ...rest } = await refusal(name)
    expect(rest).toEqual({ status: 400, code })
    expect(message).toContain(advice)
  })
})

// A release publishes what the tests above must not find.
test('changes.atom has the releases of the REST API with their public changes', async () => {
  await patch(`sessions/${docs.cancelled.id}?draft=true`, { capacity: 12, _status: 'draft' })
  await releaseRequests(app, editor).release(docs.edition.id)
  const { docs: releases } = await (await app.fetch(`/api/releases?where[edition][equals]=${docs.edition.id}`)).json()
  const atom = await (await feed('changes.atom')).text()
  const [, ...updated] = await textsIn(atom, 'updated')
  expect(updated).toEqual(releases.map(({ releasedAt }: { releasedAt: string }) => releasedAt))
  const summaries = releases.flatMap(({ changes }: { changes: { summary: string }[] }) =>
    changes.map(({ summary }) => summary),
  )
  const contents = (await textsIn(atom, 'content')).join('\n')
  for (const summary of summaries) expect(contents).toContain(`• ${summary}`)
})

test('every feed of an edition that is unpublished is a 404', async () => {
  await patch(`editions/${docs.edition.id}`, { _status: 'draft' })
  for (const name of names) expect(await refusal(name)).toMatchObject({ status: 404, code: 'UNKNOWN_EDITION' })
})
