import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { countTurns } from '../support/event-loop-turns'
import { anEdition, aRoom, aSession, aSpeaker, unique } from '../support/fixtures'
import { newestOf, sendFile } from '../support/import-files'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let edition: { id: string; slug?: unknown }
const headers = { 'accept-language': 'fr' }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())
beforeEach(async () => {
  edition = await anEdition(app)
})

const send = (file: string | Uint8Array, fields: Record<string, string> = {}, as = editor) =>
  sendFile(app, as, edition.id, file, fields)
const apply = (file: string | Uint8Array) => send(file, { apply: 'true' })
const undo = (id = '', as = editor) =>
  app.fetch(`/api/programme/${edition.id}/import/${id}/undo`, { method: 'POST', as, headers })
const table = (...lines: string[]) => lines.join('\r\n')

const drafts = (collection: 'sessions' | 'rooms' | 'speakers', where: object) => newestOf(app, collection, where)
const sessionsHere = () => drafts('sessions', { edition: { equals: edition.id } })

describe('a table of French Excel', () => {
  const french = table(
    'Titre;Format;Début;Fin;Salle;Intervenants;Places;Résumé',
    'Écrire du code;Atelier;9 h 30;10:15;Salle Élan;Ada Exemple (Anime les échanges) | Zoé Exemple;1 200,0;"Des bases\n\n- un\n- deux"',
    'Pause café;Pause;21/05/2024 10:15;0,4375;;;;',
  )

  test('is planned without writing, then imported as drafts', async () => {
    const bytes = Uint8Array.from(french, (letter) => letter.charCodeAt(0))
    const planned = await send(bytes)
    expect(planned).toMatchObject({ status: 200, plan: { counts: { created: 5, losses: 0 } } })
    expect(planned.plan?.rows.map(({ collection, label }) => `${collection} ${label}`)).toEqual([
      'rooms Salle Élan',
      'speakers Ada Exemple',
      'speakers Zoé Exemple',
      'sessions Écrire du code',
      'sessions Pause café',
    ])
    expect(await sessionsHere()).toEqual([])
    expect((await send(bytes, { apply: 'true', digest: planned.plan?.digest ?? '' })).status).toBe(201)
    expect(await sessionsHere()).toMatchObject([
      {
        title: 'Écrire du code',
        format: 'workshop',
        startsAt: '2024-05-21T07:30:00.000Z',
        endsAt: '2024-05-21T08:15:00.000Z',
        room: { name: 'Salle Élan', _status: 'draft' },
        participants: [{ speaker: { name: 'Ada Exemple' }, role: 'moderator' }, { role: 'speaker' }],
        capacity: 1200,
        _status: 'draft',
        number: 1,
      },
      { title: 'Pause café', format: 'break', endsAt: '2024-05-21T08:30:00.000Z' },
    ])
    const again = await send(french)
    expect(again.plan?.counts).toMatchObject({ created: 0, updated: 0, same: 3 })
  })

  test('loses the cells and lines that cannot be read, and names each of them in French', async () => {
    await aSession(app, edition.id, { title: 'Ouverture' })
    const answer = await apply(
      table(
        'Titre;Format;Jour;Début;Fin;Places;Inconnue',
        'Ouverture;Atelier;21/05/2024;09:00;10:00;12,5;x',
        ';Danse;32/05/2024;9h;8h;;',
        'Trop tard;Atelier;22/05/2024;09:00;10:00;;',
        'Ouverture;Atelier;21/05/2024;09:00;10:00;;',
      ),
    )
    expect(answer.status).toBe(201)
    expect(answer.counts).toMatchObject({ created: 2, losses: 5 })
    expect(await sessionsHere()).toMatchObject([
      { title: 'Ouverture' },
      { title: 'Sans titre (ligne 3)' },
      { title: 'Trop tard', format: 'workshop' },
    ])
  })

  test('names in its plan each cell and line that is left out', async () => {
    const answer = await send(
      table(
        'Titre;Format;Jour;Début;Fin;Places;Inconnue',
        'Ouverture;Atelier;21/05/2024;09:00;10:00;12,5;x',
        ';Danse;32/05/2024;9h;8h;;',
        'Trop tard;Atelier;22/05/2024;09:00;10:00;;',
        'Ouverture;Atelier;21/05/2024;09:00;10:00;;',
      ),
    )
    const seen = answer.plan?.problems.map(({ row, column, message }) => `${row} ${column} ${message}`) ?? []
    for (const expected of [
      /^1 Inconnue La colonne « Inconnue » n’est pas connue/,
      /^2 Places « 12,5 » n’est pas un nombre entier/,
      /^3 Titre Le titre manque/,
      /^3 Jour « 32\/05\/2024 » n’est pas un jour/,
      /^4 Début Le 22 mai 2024 n’est pas un jour de l’édition \(21 mai 2024\)/,
      /^5 Titre Cette session est déjà à la ligne 2/,
    ]) {
      expect(seen.some((line) => expected.test(line))).toBe(true)
    }
    expect(answer.plan?.questions).toMatchObject([
      { kind: 'column', value: 'Inconnue' },
      { kind: 'format', value: 'Danse' },
    ])
  })
})

describe('a table with other titles for its columns', () => {
  test('has its problems under those titles, once for each cell', async () => {
    const { plan } = await send(
      table('intitulé;format;heure de début;heure de fin', 'Rencontre;Danse;10h;9h', 'Sans fin;Pause;11h;'),
    )
    expect(plan?.problems.map(({ level, row, column }) => `${level} ${row} ${column}`)).toEqual([
      'loss 2 heure de fin',
      'warning 2 format',
      'warning 3 heure de fin',
    ])
  })
})

describe('an exported table', () => {
  const fetchCsv = (name: string, as?: Session) =>
    app.fetch(`/api/programme/${edition.id}/export/${name}.csv`, { as, headers })

  test('is readable by French Excel, has no formula, and changes nothing when it is imported', async () => {
    const room = await aRoom(app, edition.id, { name: '=SALLE("1")' })
    const first = await aSpeaker(app, { name: 'Léa Même' })
    const second = await aSpeaker(app, { name: 'Léa Même', links: [{ kind: 'other', url: 'https://exemple.fr/lea' }] })
    await aSession(app, edition.id, {
      title: '+33 <b>nuances</b>; "citées"',
      room: room.id,
      participants: [
        { speaker: first.id, role: 'host' },
        { speaker: second.id, role: 'speaker' },
      ],
      accessibility: ['step-free', 'lsf'],
      abstract: null,
    })
    await aSession(app, edition.id, { title: 'À placer', startsAt: null, endsAt: null, _status: 'draft' })
    const response = await fetchCsv('sessions', editor)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="programme-${edition.slug}.csv"`)
    expect(response.headers.get('cache-control')).toContain('no-store')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('\r\n')
    expect(text).toContain(`"'+33 <b>nuances</b>; ""citées"""`)
    expect(text).toContain(`"'=SALLE(""1"")"`)
    expect((await send(bytes)).plan?.counts).toMatchObject({ created: 0, updated: 0, losses: 0 })
    const people = await (await fetchCsv('speakers', editor)).text()
    expect((await send(people)).plan?.counts).toMatchObject({ created: 0, updated: 0, same: 2, losses: 0 })
  })

  test('is refused to those who do not work on the edition', async () => {
    const [own, other] = [
      await signIn(app, 'contributor', [edition.id]),
      await signIn(app, 'contributor', [(await anEdition(app)).id]),
    ]
    expect((await fetchCsv('sessions')).status).toBe(401)
    expect((await fetchCsv('sessions', other)).status).toBe(403)
    expect((await fetchCsv('speakers', own)).status).toBe(200)
  })
})

describe('undoing an import', () => {
  test('deletes the created documents and restores the changed ones', async () => {
    const session = await aSession(app, edition.id, { title: 'Ouverture', capacity: 50, _status: 'draft' })
    const shown = await aSession(app, edition.id, {
      title: 'Parue',
      capacity: 40,
      startsAt: '2024-05-21T13:00:00Z',
      endsAt: '2024-05-21T14:00:00Z',
    })
    const [published] = await drafts('sessions', { id: { equals: shown.id } })
    const { import: done } = await apply(
      table(
        'Titre;Titre (anglais);Format;Début;Fin;Places;Intervenants',
        'Parue;Published;Pause;15h;16h;90;',
        'Ouverture;;Pause;9h;10h;80;',
        'Nouvelle;;Pause;11h;12h;;Una Nouvelle',
      ),
    )
    expect(await sessionsHere()).toMatchObject([
      { capacity: 80, format: 'break' },
      { capacity: 90, _status: 'draft' },
      { title: 'Nouvelle' },
    ])
    expect((await undo(done?.id)).status).toBe(200)
    const { id, updatedAt } = published ?? {}
    expect(await sessionsHere()).toMatchObject([
      { id: session.id, capacity: 50, format: 'workshop' },
      { id, updatedAt, capacity: 40, title: 'Parue', _status: 'published' },
    ])
    expect(await drafts('speakers', { name: { equals: 'Una Nouvelle' } })).toEqual([])
    expect((await undo(done?.id)).status).toBe(409)
  })

  test('is refused once a document was published, changed or used elsewhere, and names it', async () => {
    const { import: done } = await apply(
      table('Titre;Format;Début;Fin;Intervenants', 'Changée;Pause;9h;10h;Ina Utile', 'Publiée;Pause;11h;12h;'),
    )
    const [changed, published] = await sessionsHere()
    const update = { collection: 'sessions', overrideAccess: true } as const
    await app.payload.update({ ...update, id: String(changed?.id), data: { capacity: 3 }, draft: true })
    await app.payload.update({ ...update, id: String(published?.id), data: { _status: 'published' } })
    const [speaker] = await drafts('speakers', { name: { equals: 'Ina Utile' } })
    const user = await aSession(app, edition.id, {
      title: unique('Ailleurs'),
      participants: [{ speaker: speaker?.id, role: 'speaker' }],
      _status: 'draft',
    })
    const response = await undo(done?.id)
    expect(response.status).toBe(409)
    const [error] = (await response.json()).errors
    expect(plainSpaces(error.message)).toMatch(/« Changée » a été modifié.*« Publiée » a été publié/)
    expect(error.message).toContain(String(user.title))
    expect(await sessionsHere()).toHaveLength(3)
  })
})

test('importing a long file, and undoing it, lets other requests run', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `Session ${at};Pause;${9 + (at % 9)}h;${10 + (at % 9)}h`)
  const [done, turns] = await countTurns(() => apply(table('Titre;Format;Début;Fin', ...lines)))
  const [, moreTurns] = await countTurns(() => undo(done.import?.id))
  expect(turns).toBeGreaterThan(50)
  // The drafts are deleted twenty at a time.
  expect(moreTurns).toBeGreaterThan(2)
})

describe('an interrupted import', () => {
  test('is rolled back when a document is refused', async () => {
    const shown = await aSession(app, edition.id, { title: 'Parue', capacity: 40 })
    const [published] = await drafts('sessions', { id: { equals: shown.id } })
    const before = await app.payload.count({ collection: 'speakers', overrideAccess: true })
    const refuse = app.payload.collections.sessions.config.hooks.beforeChange
    refuse.unshift(({ data }) => {
      if (data.title.fr === 'Troisième') throw new Error('The disk is full.')
      return data
    })
    const answer = await apply(
      table(
        'Titre;Format;Début;Fin;Salle;Intervenants;Places',
        'Parue;;;;;;90',
        'Première;Pause;9h;10h;Salle neuve;Iris Partie;',
        'Deuxième;Pause;10h;11h;;;',
        'Troisième;Pause;11h;12h;;;',
      ),
    )
    refuse.shift()
    expect(answer.status).toBe(500)
    expect(answer.errors?.[0]?.message).not.toContain('disk')
    const { id, updatedAt } = published ?? {}
    expect(await sessionsHere()).toMatchObject([{ id, updatedAt, capacity: 40, _status: 'published' }])
    expect(await drafts('rooms', { edition: { equals: edition.id } })).toEqual([])
    expect(await app.payload.count({ collection: 'speakers', overrideAccess: true })).toEqual(before)
  })

  test('is rolled back by the next import when its process ended', async () => {
    const existing = await aSession(app, edition.id, { title: 'Connue', capacity: 10, _status: 'draft' })
    const file = table('Titre;Format;Début;Fin;Places', 'Connue;Pause;9h;10h;99', 'Orpheline;Pause;11h;12h;')
    const { import: done } = await apply(file)
    // The state that a process leaves when it is killed before it closes the record.
    await app.payload.db.updateOne({
      collection: 'imports',
      id: String(done?.id),
      data: { state: 'under-way', updatedAt: '2024-05-21T00:00:00.000Z' },
      req: {},
    })
    const planned = await send(file)
    expect(planned.plan?.counts).toMatchObject({ created: 1, updated: 1 })
    expect(await sessionsHere()).toMatchObject([{ id: existing.id, capacity: 10 }])
  })
})

describe('a programme of another tool', () => {
  test('is imported from the view « All » of Sessionize', async () => {
    const file = JSON.stringify({
      sessions: [
        {
          id: '1',
          title: 'Parcours de reconversion',
          description: '<p>Un récit</p><p>Des questions</p>',
          startsAt: '2024-05-21T09:00:00',
          endsAt: '2024-05-21T09:45:00',
          speakers: ['a'],
          categoryItems: [7],
          roomId: 3,
        },
      ],
      speakers: [{ id: 'a', fullName: 'Nour Exemple', tagLine: 'Développeuse', links: [], bio: 'Bio' }],
      categories: [{ id: 1, title: 'Format', items: [{ id: 7, name: 'Table ronde' }] }],
      rooms: [{ id: 3, name: 'Agora' }],
    })
    expect(await apply(file)).toMatchObject({ status: 201 })
    expect(await sessionsHere()).toMatchObject([
      {
        format: 'panel',
        startsAt: '2024-05-21T07:00:00.000Z',
        room: { name: 'Agora' },
        participants: [{ speaker: { name: 'Nour Exemple', headline: 'Développeuse' } }],
      },
    ])
    expect((await send(file)).plan?.counts).toMatchObject({ created: 0, updated: 0 })
  })

  test('is imported from a schedule.json', async () => {
    const event = {
      id: 1,
      guid: crypto.randomUUID(),
      date: '2024-05-21T14:00:00+02:00',
      start: '14:00',
      duration: '00:45',
      title: 'Clore la journée',
      type: 'Workshop',
      persons: [{ public_name: 'Sam Exemple' }],
    }
    const days = [{ index: 1, date: '2024-05-21', rooms: { 'Grand amphi': [event] } }]
    expect((await apply(JSON.stringify({ schedule: { conference: { days } } }))).status).toBe(201)
    expect(await sessionsHere()).toMatchObject([
      { startsAt: '2024-05-21T12:00:00.000Z', endsAt: '2024-05-21T12:45:00.000Z', room: { name: 'Grand amphi' } },
    ])
  })
})

describe('an upload', () => {
  test('may have 2,000 lines', async () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `Session ${at};Atelier;09:00;10:00;Salle ${at % 12}`)
    const { plan, status } = await send(table('Titre;Format;Début;Fin;Salle', ...lines))
    expect(status).toBe(200)
    expect(plan?.counts).toMatchObject({ created: 2_012, losses: 0 })
  })

  test.each([
    ['a damaged workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 422, /classeur est abîmé/],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 415, /ancien classeur Excel/],
    ['an archive', Uint8Array.of(0x1f, 0x8b, 8, 0), 415, /n’est ni un tableau ni du texte/],
    ['an empty file', '', 422, /vide/],
    ['a table of one other column', 'Ville\nNîmes', 422, /« Ville ».*au moins « Titre » ou « Nom »/],
    ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0', 415, /calendrier/],
    ['a table with an open quote', 'Titre\n"Sans fin', 422, /guillemet/],
    ['another JSON', '{"a":1}', 422, /Sessionize/],
    ['a web page', '<!doctype html><p>', 415, /page web/],
    ['a text in an unknown encoding', Uint8Array.of(0x54, 0x69, 0x74, 0x72, 0x65, 0x0a, 0x81), 422, /CSV UTF-8/],
    ['six megabytes', `Titre\n${'x'.repeat(6_000_000)}`, 413, /5 Mo/],
    ['twelve megabytes', `Titre\n${'x'.repeat(12_000_000)}`, 413, /10 Mo/],
  ])('is refused when it is %s', async (_, file, status, words) => {
    const answer = await send(file)
    expect(answer.status).toBe(status)
    expect(answer.errors?.[0]?.message).toMatch(words)
  })

  test.each([
    ['=HYPERLINK("https://exemple.fr";"ici")', /formule/],
    ["-cmd|' /C calc'!A0", /formule/],
    ['<img src=x onerror=alert(1)>', /HTML/],
    ['DÃ©veloppeuse', /accents/],
    ['x'.repeat(100_001), /100 000 caractères/],
  ])('loses the title %s, not its line', async (cell, words) => {
    const { plan } = await send(table('Titre;Format', `"${cell.replaceAll('"', '""')}";Atelier`))
    expect(plan?.rows).toMatchObject([{ row: 2, label: 'Sans titre (ligne 2)' }])
    expect(plan?.problems.find(({ level }) => level === 'loss')).toMatchObject({ row: 2, column: 'Titre' })
    expect(plan?.problems.find(({ level }) => level === 'loss')?.message).toMatch(words)
  })

  test('is refused to contributors and anonymous users', async () => {
    const contributor = await signIn(app, 'contributor', [edition.id])
    expect((await send('Titre\nUn', {}, contributor)).status).toBe(403)
    expect((await undo(crypto.randomUUID(), contributor)).status).toBe(403)
    const anonymous = await app.fetch(`/api/programme/${edition.id}/import`, { method: 'POST', body: new FormData() })
    expect(anonymous.status).toBe(401)
    expect((await app.fetch('/api/imports', { as: contributor })).status).toBe(403)
  })

  test('is refused when the plan differs from the one that was shown', async () => {
    const answer = await send('Titre;Format\nUn;Pause', { apply: 'true', digest: 'f'.repeat(64) })
    expect(answer).toMatchObject({ status: 409 })
    expect(await sessionsHere()).toEqual([])
  })
})
