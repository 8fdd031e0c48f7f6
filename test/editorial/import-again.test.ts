import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { savedAsWindows } from '../../src/domain/exchange/legacy-encoding'
import { richTextOfMarkup } from '../../src/domain/exchange/markup/rich-text'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker, unique } from '../support/fixtures'
import { newestOf, sendFile } from '../support/import-files'

let app: TestApp
let editor: Session
let edition: { id: string; slug?: unknown }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())
beforeEach(async () => {
  edition = await anEdition(app)
})

const send = (file: string | Uint8Array, fields: Record<string, string> = {}) =>
  sendFile(app, editor, edition.id, file, fields)
const apply = (file: string | Uint8Array, answers = {}) =>
  send(file, { apply: 'true', answers: JSON.stringify(answers) })
const sessionsHere = () => newestOf(app, 'sessions', { edition: { equals: edition.id } })
const titlesHere = async () => (await sessionsHere()).map(({ title }) => title)

function schedule(events: Record<string, unknown>[]): string {
  const timed = events.map((event) => ({ date: '2024-05-21T14:00:00+02:00', duration: '00:45', ...event }))
  const days = [{ index: 1, date: '2024-05-21', rooms: { 'Grand amphi': timed } }]
  return JSON.stringify({ schedule: { conference: { acronym: unique('conf'), days } } })
}

describe('a schedule.json that is imported again', () => {
  const guid = crypto.randomUUID()
  test('updates a session that has another title, and takes away people who are no longer in it', async () => {
    const name = unique('Sam')
    expect(await apply(schedule([{ guid, title: 'Avant', persons: [{ public_name: name }] }]))).toMatchObject({
      status: 201,
    })
    const [before] = await sessionsHere()
    expect(before).toMatchObject({ participants: [{ speaker: { name }, role: 'speaker' }] })
    expect(before).not.toHaveProperty('sourceId')
    const again = schedule([{ guid, title: 'Après', persons: [] }])
    expect((await apply(again)).counts).toMatchObject({ created: 0, updated: 1 })
    expect(await sessionsHere()).toMatchObject([{ id: before?.id, title: 'Après', participants: [] }])
    expect((await send(again)).plan?.counts).toMatchObject({ created: 0, updated: 0 })
  })

  test('keeps the role that an editor gave to a person', async () => {
    const file = schedule([{ guid, title: 'Une', persons: [{ public_name: unique('Sam') }] }])
    await apply(file)
    const [session] = await sessionsHere()
    const [person] = (session?.participants ?? []) as { speaker: { id: string } }[]
    const participants = [{ speaker: person?.speaker.id, role: 'moderator' }]
    const data = { participants } as never
    await app.payload.update({
      collection: 'sessions',
      id: String(session?.id),
      data,
      draft: true,
      overrideAccess: true,
    })
    expect((await send(file)).plan?.counts).toMatchObject({ created: 0, updated: 0 })
  })

  test('has two people of one name as two people', async () => {
    const name = unique('Mo')
    const persons = [
      { id: 3988, public_name: name },
      { id: 9029, public_name: name.toUpperCase() },
    ]
    const file = schedule([{ guid, title: 'Une', persons }])
    await apply(file)
    const [session] = await sessionsHere()
    expect(session?.participants).toHaveLength(2)
    expect((await send(file)).plan?.counts).toMatchObject({ created: 0, updated: 0 })
  })

  test('gives a session in English its texts in both languages, and rich texts their links', async () => {
    const abstract = 'See [the site](https://exemple.fr) &amp; more'
    await apply(schedule([{ guid, title: 'A talk', language: 'en', abstract }]))
    const [id] = (await sessionsHere()).map((session) => String(session.id))
    const find = { collection: 'sessions', id: String(id), draft: true, overrideAccess: true } as const
    const english = await app.payload.findByID({ ...find, locale: 'en', fallbackLocale: false })
    expect(english).toMatchObject({ title: 'A talk', language: 'en', abstract: richTextOfMarkup(abstract) })
    expect(JSON.stringify(english.abstract)).toContain('"url":"https://exemple.fr"')
  })
})

describe('an export', () => {
  const fetchCsv = async () => {
    const response = await app.fetch(`/api/programme/${edition.id}/export/sessions.csv`, { as: editor })
    return new TextDecoder().decode(await response.arrayBuffer())
  }
  const breaks = 'Un\n=1+1\n\n- a\n- b'

  test('is the same records for a reader that ends them at a line feed', async () => {
    await aSession(app, edition.id, { title: 'Une', abstract: richTextOfMarkup(breaks) as never })
    const records = parse(await fetchCsv(), { delimiter: ';', record_delimiter: ['\n', '\r\n'] }) as string[][]
    expect(records).toHaveLength(2)
    expect(records[1]).toContain("Un\n'=1+1\n\n'- a\n'- b")
  })

  test.each(['xlsx', 'ods'])('in %s is imported again without a change', async (format) => {
    const title = '+33 ; <b>nuances</b>'
    await aSession(app, edition.id, { title, abstract: richTextOfMarkup(breaks) as never, accessibility: ['lsf'] })
    const response = await app.fetch(`/api/programme/${edition.id}/export/sessions.${format}`, { as: editor })
    expect(response.headers.get('content-disposition')).toContain(`programme-${edition.slug}.${format}"`)
    const file = new Uint8Array(await response.arrayBuffer())
    expect([...file.slice(0, 2)]).toEqual([0x50, 0x4b])
    expect((await send(file)).plan).toMatchObject({ counts: { created: 0, updated: 0, same: 1 }, problems: [] })
    expect((await app.fetch(`/api/programme/${edition.id}/export/sessions.${format}`)).status).toBe(401)
  })

  test('that was edited updates the sessions of its lines, and creates none', async () => {
    const speaker = await aSpeaker(app, { name: unique('Léa') })
    const session = await aSession(app, edition.id, {
      title: 'Une',
      participants: [{ speaker: speaker.id, role: 'host' }],
    })
    await aSession(app, edition.id, { title: 'Deux', startsAt: null, endsAt: null, _status: 'draft' })
    const edited = (await fetchCsv()).replace(';Une;', ';Une autre;')
    expect((await apply(edited)).counts).toMatchObject({ created: 0, updated: 1, same: 1 })
    expect(await sessionsHere()).toMatchObject([
      { id: session.id, title: 'Une autre', participants: [{ role: 'host' }] },
      { title: 'Deux' },
    ])
  })

  test('that was saved in Windows-1252 changes nothing, although characters were lost', async () => {
    await aSession(app, edition.id, {
      title: 'Prête\u202F? 👩‍💻 → oui',
      abstract: richTextOfMarkup('Du code\u202F!') as never,
    })
    const columns = (await fetchCsv()).split('\r\n').map((line) => line.split(';').slice(3).join(';'))
    expect((await send(savedAsWindows(columns.join('\r\n')))).plan?.counts).toMatchObject({ created: 0, updated: 0 })
  })
})

describe('a room or a person that is not known', () => {
  test('is asked about before the import, which the answer carries out', async () => {
    const room = await aRoom(app, edition.id, { name: 'Amphi Ada' })
    const file = 'Titre;Format;Début;Fin;Salle\nUne;Pause;9h;10h;Amphithéâtre Ada\nDeux;Pause;10h;11h;Amphi Adda'
    const asked = await apply(file)
    expect(asked).toMatchObject({ status: 422, errors: [{ code: 'FILE_HAS_QUESTIONS' }] })
    expect(asked.plan?.questions).toMatchObject([
      { kind: 'room', value: 'Amphithéâtre Ada', suggestion: 'new' },
      { kind: 'room', value: 'Amphi Adda', suggestion: 'room:amphi ada' },
    ])
    expect(await titlesHere()).toEqual([])
    const answers = { room: { 'amphithéâtre ada': 'new', 'Amphi Adda': 'room:amphi ada' } }
    expect((await apply(file, answers)).status).toBe(201)
    expect(await sessionsHere()).toMatchObject([{ room: { name: 'Amphithéâtre Ada' } }, { room: { id: room.id } }])
  })

  test('is asked about when several people have the name, or nearly have it', async () => {
    const name = unique('Noé Martin')
    const [first] = [await aSpeaker(app, { name }), await aSpeaker(app, { name })]
    const table = (who: string) => `Titre;Format;Début;Fin;Intervenants\nUne;Pause;9h;10h;${who}`
    const { plan } = await send(table(name))
    expect(plan?.questions).toMatchObject([{ kind: 'person', value: name, isRequired: true, answer: null }])
    expect(plan?.questions[0]?.options).toHaveLength(3)
    await apply(table(name), { person: { [name]: first.id } })
    expect(await sessionsHere()).toMatchObject([{ participants: [{ speaker: { id: first.id } }] }])
    await aSpeaker(app, { name: 'Capucine Lefebvre' })
    expect((await send(table('LEFEVRE Capucine'))).plan?.questions).toMatchObject([{ kind: 'person' }])
  })

  test('is asked about when somebody of the name has another id in the same tool', async () => {
    const name = unique('Mo')
    await apply(schedule([{ guid: crypto.randomUUID(), title: 'Une', persons: [{ id: 1, public_name: name }] }]))
    const again = schedule([{ guid: crypto.randomUUID(), title: 'Deux', persons: [{ id: 2, public_name: name }] }])
    expect((await apply(again)).plan?.questions).toMatchObject([{ kind: 'person', value: name }])
    expect(await apply(again, { person: { [name]: 'new' } })).toMatchObject({ status: 201, counts: { created: 2 } })
  })

  test('is not asked about when somebody has a name that seems to be several', async () => {
    const { name } = await aSpeaker(app, { name: `${unique('Dupont')}, Jr` })
    const { plan } = await send(`Titre;Format;Début;Fin;Intervenants\nUne;Pause;9h;10h;${name}`)
    expect(plan).toMatchObject({ questions: [], counts: { created: 1 } })
  })

  test('is asked about when a name seems to be several', async () => {
    const names = [unique('Ada'), unique('Zoé')]
    const file = `Titre;Format;Début;Fin;Intervenants\nUne;Pause;9h;10h;${names.join(' et ')}`
    expect((await send(file)).plan?.questions).toMatchObject([{ kind: 'person', suggestion: 'several' }])
    await apply(file, { person: { [names.join(' et ')]: 'several' } })
    const [session] = await sessionsHere()
    expect(session?.participants).toMatchObject(names.map((name) => ({ speaker: { name } })))
  })
})

test('answers are remembered for the next import, those about words in other editions too', async () => {
  const word = unique('Conférence')
  const file = (title: string) => `Titre;Format;Horodatage\n${title};${word};9h`
  expect((await send(file('Une'))).plan?.questions).toMatchObject([
    { kind: 'column', value: 'Horodatage', answer: null },
    { kind: 'format', value: word, answer: null, suggestion: 'presentation' },
  ])
  await apply(file('Une'), { format: { [word]: 'presentation' }, column: { Horodatage: 'startsAt' } })
  edition = await anEdition(app)
  const { plan } = await send(file('Deux'))
  expect(plan?.questions).toMatchObject([{ answer: 'startsAt' }, { answer: 'presentation' }])
  await apply(file('Deux'))
  expect(await sessionsHere()).toMatchObject([
    { title: 'Deux', format: 'presentation', startsAt: '2024-05-21T07:00:00.000Z' },
  ])
})

test('an imported session is one version in both languages, and is gone with what was planned for it once the import is undone', async () => {
  const { import: done } = await apply('Titre;Titre (anglais);Format\nBonjour;Hello;Pause')
  const [session] = await sessionsHere()
  const inVersions = { parent: { equals: session?.id } }
  const find = { overrideAccess: true, depth: 0 } as const
  const { docs } = await app.payload.findVersions({ ...find, collection: 'sessions', where: inVersions, locale: 'all' })
  expect(docs).toMatchObject([
    { version: { title: { fr: 'Bonjour', en: 'Hello' }, titleKey: { fr: 'bonjour', en: 'hello' } } },
  ])
  const doc = { relationTo: 'sessions' as const, value: String(session?.id) }
  const waitUntil = new Date(Date.now() + 86_400_000)
  await app.payload.jobs.queue({ task: 'schedulePublish', input: { type: 'publish', doc }, waitUntil })
  const undone = await app.fetch(`/api/programme/${edition.id}/import/${done?.id}/undo`, { method: 'POST', as: editor })
  expect(undone.status).toBe(200)
  expect(await sessionsHere()).toEqual([])
  const planned = { 'input.doc.value': { equals: session?.id } }
  expect((await app.payload.find({ ...find, collection: 'payload-jobs', where: planned })).docs).toEqual([])
  expect((await app.payload.findVersions({ ...find, collection: 'sessions', where: inVersions })).docs).toEqual([])
})
