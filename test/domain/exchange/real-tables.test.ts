import { describe, expect, test } from 'vitest'
import { readAs } from './support'

const places = (problems: { row?: number; column?: string; level: string }[]) =>
  problems.map(({ level, row, column }) => `${level} ${row ?? ''} ${column ?? ''}`.trim())

describe('one bad cell', () => {
  test.each([
    ['Places', 'douze', { title: 'Un', capacity: undefined }],
    ['Jour', '32/05/2024', { title: 'Un', startsAt: undefined }],
    ['Début', 'tantôt', { title: 'Un', startsAt: undefined }],
    ['Adresse d’inscription', 'inscription.fr', { title: 'Un', registrationUrl: undefined }],
    ['Salle', '=HYPERLINK("x")', { title: 'Un', room: undefined }],
    ['Mot au public', 'DÃ©solÃ©es', { title: 'Un', notice: undefined }],
    ['Durée', 'longtemps', { title: 'Un', endsAt: undefined }],
  ])('in the column « %s » is left out with a remark, and the rest of the line is read', (column, cell, expected) => {
    const { sessions, problems } = readAs(`Titre;${column}\nUn;"${cell.replaceAll('"', '""')}"\nDeux;`, {
      endsOn: '2024-05-22',
    })
    expect(sessions).toMatchObject([expected, { title: 'Deux' }])
    expect(places(problems)).toEqual([`loss 2 ${column}`])
  })

  test('that is too long is cut, and control characters are taken out', () => {
    const { sessions, problems } = readAs(`Titre\n${'mot '.repeat(60)}\nRouge\u0007`)
    expect(sessions[0]?.title?.length).toBeLessThanOrEqual(200)
    expect(sessions[0]?.title).toMatch(/ mot…$/)
    expect(sessions[1]?.title).toBe('Rouge')
    expect(places(problems)).toEqual(['loss 2 Titre', 'warning 3 Titre'])
  })
})

describe('the titles of columns', () => {
  test('are found below a name of the table, and below merged titles', () => {
    const { sessions, problems } = readAs('Programme 2024;;\n\nHoraire;;Session\nDébut;Fin;Titre\n9h;10h;Un')
    expect(sessions).toMatchObject([{ title: 'Un', startsAt: '2024-05-21T07:00:00.000Z' }])
    expect(places(problems)).toEqual(['warning 1', 'warning 3'])
  })

  test.each(['Heure', 'Intervenant', 'Intervenant(s)', 'intervenant·es'])('may be « %s »', (title) => {
    expect(readAs(`Titre;${title}\nUn;9h`).problems).toEqual([])
  })

  test('that are not known are asked about, and read by the answer', () => {
    const table = 'Titre;Animatrice;Public\nUn;Ada Exemple;tous'
    const asked = readAs(table)
    expect(asked.questions).toMatchObject([
      { kind: 'column', value: 'Animatrice', isRequired: false },
      { kind: 'column', value: 'Public' },
    ])
    const { sessions, problems } = readAs(table, { answers: { column: { animatrice: 'participants', public: '' } } })
    expect(sessions[0]?.participants).toEqual([{ name: 'Ada Exemple' }])
    expect(places(problems)).toEqual(['warning 1 Public'])
  })

  test('have to be answered while none of them is the title', () => {
    const table = 'Film;Heure\nLe Bal;20h'
    expect(readAs(table)).toMatchObject({ sessions: [], questions: [{ value: 'Film', isRequired: true }] })
    expect(readAs(table, { answers: { column: { film: 'title' } } }).sessions).toMatchObject([{ title: 'Le Bal' }])
  })
})

describe('the times of a table', () => {
  const timesOf = (table: string) => {
    const { sessions, problems } = readAs(table, { startsOn: '2026-03-28', endsOn: '2026-03-30' })
    return { ...sessions[0], problems: places(problems) }
  }
  test.each([
    ['« 9h30-10h15 »', 'Jour;Début\n28/03/2026;9h30-10h15', '08:30', '09:15'],
    ['a day without a year', 'Jour;Début;Fin\n28 mars;9h30;10h15', '08:30', '09:15'],
    ['« 28-mars-26 »', 'Jour;Début;Fin\n28-mars-26;9h30;10h15', '08:30', '09:15'],
    ['a duration of « 1h30 »', 'Jour;Début;Durée\n28/03;9h30;1h30', '08:30', '10:00'],
    ['an end at « 24h »', 'Jour;Début;Fin\n28/03;22h;24h', '21:00', '23:00'],
  ])('are read from %s', (_, table, start, end) => {
    const { startsAt, endsAt, problems } = timesOf(table.replace(/^/gm, 'T;').replace('T;', 'Titre;'))
    expect([startsAt?.slice(11, 16), endsAt?.slice(11, 16), problems]).toEqual([start, end, []])
  })

  test('end on the next day after midnight, with a remark', () => {
    const { endsAt, problems } = timesOf('Titre;Jour;Début;Fin\nUn;28/03/2026;23:30;00:30')
    expect(endsAt).toBe('2026-03-28T23:30:00.000Z')
    expect(problems).toEqual(['warning 2 Fin'])
  })

  test('are left out in the hour that summer time skips', () => {
    const { startsAt, endsAt, problems } = timesOf('Titre;Jour;Début;Fin\nUn;29/03/2026;02:30;03:30')
    expect([startsAt, endsAt]).toEqual([undefined, '2026-03-29T01:30:00.000Z'])
    expect(problems).toEqual(['loss 2 Début'])
  })
})

describe('a value that the programme does not have', () => {
  test('is asked about with a suggestion, left out until it is answered, and read by the answer', () => {
    const table = 'Titre;Format\nUn;Conférence courte\nDeux;Conférence courte\nTrois;Café\nQuatre;Atelier'
    const { questions, sessions, problems } = readAs(table)
    expect(questions).toMatchObject([
      { kind: 'format', value: 'Conférence courte', count: 2, suggestion: 'presentation', isRequired: false },
      { kind: 'format', value: 'Café', count: 1, suggestion: 'break' },
    ])
    expect(sessions.map(({ format }) => format)).toEqual([undefined, undefined, undefined, 'workshop'])
    expect(problems).toEqual([])
    const answers = { format: { 'conference courte': 'presentation', cafe: 'nonsense' } }
    expect(readAs(table, { answers }).sessions.map(({ format }) => format)).toEqual([
      'presentation',
      'presentation',
      undefined,
      'workshop',
    ])
  })

  test('is asked about for a role in parentheses', () => {
    const table = 'Titre;Intervenants\nUn;Ada Exemple (Marraine)'
    expect(readAs(table).questions).toMatchObject([{ kind: 'role', value: 'Marraine', isRequired: true }])
    const named = (role: string) => readAs(table, { answers: { role: { marraine: role } } }).sessions[0]?.participants
    expect(named('moderator')).toEqual([{ name: 'Ada Exemple', role: 'moderator' }])
    expect(named('name')).toEqual([{ name: 'Ada Exemple (Marraine)' }])
  })

  test('is asked about for a title alone on its line', () => {
    const table = 'Titre;Début\nMATIN;\nUn;9h\nDeux;10h'
    expect(readAs(table).questions).toMatchObject([{ kind: 'line', value: 'MATIN', suggestion: '', isRequired: true }])
    expect(readAs(table, { answers: { line: { matin: '' } } }).sessions).toHaveLength(2)
  })
})

describe('the form of a table', () => {
  test('may have a space before a quotation mark, and quotation marks inside cells', () => {
    expect(readAs('Titre, Résumé\nUn, "a, b"').sessions).toMatchObject([{ title: 'Un', abstract: 'a, b' }])
    expect(readAs('Titre;Salle\nL’"avant";B').sessions).toMatchObject([{ title: 'L’"avant"', room: 'B' }])
  })

  test('may have a separator that occurs more often in its texts', () => {
    expect(readAs('Titre;Résumé\nUn;a, b, c, d, e, f').sessions).toMatchObject([{ abstract: 'a, b, c, d, e, f' }])
  })

  test('has a remark for the encoding of Excel for Mac, and for characters that were lost', () => {
    const mac = Uint8Array.from(
      [...'Titre\n', 0x83, 'g', 'a', 'l', 'i', 't', 0x8e].flatMap((byte) =>
        typeof byte === 'number' ? byte : byte.charCodeAt(0),
      ),
    )
    const { sessions, problems } = readAs(mac)
    expect(sessions[0]?.title).toBe('Égalité')
    expect(problems).toMatchObject([{ level: 'warning', fr: expect.stringContaining('Mac') }])
    expect(places(readAs('Titre;Résumé\nL?atelier;Comment?? Oui').problems)).toEqual(['warning 2 Titre'])
    expect(readAs('Titre\nPourquoi ? Comment ?').problems).toEqual([])
  })

  test('has its character references decoded, and its other tags as they are', () => {
    const titles = readAs('Titre\n"L&rsquo;&eacute;t&eacute; &#8211; 1"\nLe <dialog> en HTML\nList<String>').sessions
    expect(titles.map(({ title }) => title)).toEqual(['L’été – 1', 'Le <dialog> en HTML', 'List<String>'])
  })
})
