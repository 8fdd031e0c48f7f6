import { describe, expect, test } from 'vitest'
import { readAs } from './support'

const at = { startsAt: '2024-05-21T07:30:00.000Z', endsAt: '2024-05-21T08:15:00.000Z' }

describe('a schedule.json', () => {
  const file = (conference: object) => JSON.stringify({ schedule: { conference: { acronym: 'ici24', ...conference } } })
  const event = { id: 7, title: 'Une', type: 'lecture', start: '9:30', duration: '0:45' }

  test('without dates takes the day that its events stand under, the next one after midnight', () => {
    const rooms = { Agora: [event, { ...event, id: 8, start: '01:00' }] }
    const { sessions } = readAs(file({ days: [{ date: '2024-05-21', rooms }] }), { endsOn: '2024-05-22' })
    expect(sessions).toMatchObject([
      { ...at, sourceId: 'c3voc:ici24/7', format: 'presentation', room: 'Agora' },
      { startsAt: '2024-05-21T23:00:00.000Z' },
    ])
  })

  test('of version 2 has its rooms or its events in lists, and one without sessions is refused', () => {
    const rooms = [{ name: 'Agora', events: [event] }]
    expect(readAs(file({ days: [{ date: '2024-05-21', rooms }] })).sessions).toMatchObject([{ room: 'Agora' }])
    const days = [{ date: '2024-05-21', events: [{ ...event, room: 'Agora' }] }]
    expect(readAs(file({ days })).sessions).toMatchObject([{ room: 'Agora', title: 'Une' }])
    expect(() => readAs(file({ days: [{ sessions: [] }] }))).toThrow('no session')
  })

  test('loses one bad field with the title of its event, and asks about tracks and types', () => {
    const bad = { ...event, type: 'Talk (30 min)', track: 'Cloud', duration: 'longue', title: 'L&rsquo;<b>été</b>' }
    const { sessions, problems, questions } = readAs(file({ days: [{ date: '2024-05-21', rooms: { A: [bad] } }] }))
    expect(sessions).toMatchObject([{ title: 'L’été', startsAt: at.startsAt }])
    expect(problems).toMatchObject([{ level: 'loss', column: 'duration', label: 'L&rsquo;<b>été</b>' }])
    expect(questions).toMatchObject([{ kind: 'format', suggestion: 'presentation' }, { kind: 'track' }])
  })
})

test('a schedule.xml is read as the JSON of the same programme', () => {
  const { format, sessions, speakers } = readAs(`<?xml version="1.0" encoding="UTF-8"?>
    <!-- <schedule> --><schedule><version>1</version><conference><acronym>ici24</acronym><title>Ici</title></conference>
    <day index="1" date="2024-05-21"><room name="Agora"><event id="7" guid="5f0c7a52-1111-4f0c-8f2c-000000000001">
    <date>2024-05-21T09:30:00+02:00</date><start>09:30</start><duration>00:45</duration><room>Agora</room>
    <title>Été &amp; &#233;tudes</title><type>workshop</type><language>en</language>
    <abstract><![CDATA[Un [lien](https://exemple.fr) & <b>gras</b>]]></abstract><description/>
    <persons><person id="3" code="ADA">Ada Exemple</person><person id="4">Zoé Exemple</person></persons>
    </event></room></day></schedule>`)
  expect(format).toBe('schedule-xml')
  expect(sessions).toMatchObject([
    {
      ...at,
      title: 'Été & études',
      format: 'workshop',
      language: 'en',
      room: 'Agora',
      abstract: 'Un [lien](https://exemple.fr) & <b>gras</b>',
      participants: [{ name: 'Ada Exemple', sourceId: 'c3voc:ici24/ADA' }, { name: 'Zoé Exemple' }],
    },
  ])
  expect(speakers).toHaveLength(2)
})

describe('a list of pretalx', () => {
  const submission = {
    code: 'AB3XYZ',
    title: 'Une',
    submission_type: { en: 'Talk', fr: 'Conférence longue' },
    track: { id: 3, name: { fr: 'Orientation et formation' } },
    state: 'confirmed',
    abstract: '*Vite*',
    content_locale: 'fr',
    speakers: [{ code: 'ADA', name: 'Ada Exemple', biography: '# Bio' }],
  }
  const slot = {
    room: { id: 1, name: { en: 'Agora' } },
    start: '2024-05-21T09:30:00+02:00',
    end: '2024-05-21T10:15:00+02:00',
  }
  const expected = {
    ...at,
    sourceId: 'pretalx:AB3XYZ',
    title: 'Une',
    track: 'education',
    language: 'fr',
    room: 'Agora',
    participants: [{ name: 'Ada Exemple', sourceId: 'pretalx:ADA' }],
  }

  test.each([
    ['talks', { count: 1, results: [{ ...submission, slot }] }],
    ['submissions', [{ ...submission, slots: [slot] }]],
    ['slots', { results: [{ id: 9, ...slot, submission }] }],
  ])('of %s is read with its rooms, people and ids', (_, file) => {
    const { format, sessions, speakers, questions } = readAs(JSON.stringify(file))
    expect(format).toBe('pretalx')
    expect(sessions).toMatchObject([expected])
    expect(speakers).toMatchObject([{ name: 'Ada Exemple', bio: '# Bio' }])
    expect(questions).toMatchObject([{ kind: 'format', value: 'Conférence longue', suggestion: 'presentation' }])
  })

  test('leaves out what was rejected, with a remark', () => {
    const file = JSON.stringify([submission, { ...submission, code: 'ZZZ', state: 'rejected' }])
    expect(readAs(file).sessions).toHaveLength(1)
    expect(readAs(file).problems).toMatchObject([{ level: 'warning', row: 2, column: 'state' }])
  })

  test('in CSV is read by the titles of its columns', () => {
    const { sessions, questions } = readAs(
      'ID,Proposal title,Session type,Track,Language,Room,Start,End,Speaker names\nAB3XYZ,Une,Atelier,Orientation et formation,fr,Agora,2024-05-21T09:30:00+02:00,2024-05-21T10:15:00+02:00,Ada Exemple',
    )
    expect(sessions).toMatchObject([
      { ...at, sourceId: 'table:AB3XYZ', title: 'Une', format: 'workshop', language: 'fr', room: 'Agora' },
    ])
    expect(questions).toEqual([])
  })
})

describe('a file of Sessionize', () => {
  const session = {
    id: '55',
    title: 'Une',
    startsAt: '2024-05-21T09:30:00',
    endsAt: '2024-05-21T10:15:00',
    isServiceSession: false,
    speakers: [{ id: 'a1', name: 'Ada Exemple' }],
    categories: [{ id: 1, name: 'Format', categoryItems: [{ id: 7, name: 'Atelier' }] }],
  }

  test('in the view « GridSmart » is read, a session in several rooms once', () => {
    const rooms = [1, 2].map((id) => ({ id, name: `Salle ${id}`, sessions: [session] }))
    const { format, sessions, speakers } = readAs(JSON.stringify([{ date: '2024-05-21T00:00:00', rooms }]))
    expect(format).toBe('sessionize')
    expect(sessions).toMatchObject([
      {
        ...at,
        sourceId: 'sessionize:55',
        format: 'workshop',
        room: 'Salle 1',
        participants: [{ name: 'Ada Exemple' }],
      },
    ])
    expect(speakers).toHaveLength(1)
  })

  test('leaves out what was declined, and takes a service session without an end', () => {
    const all = {
      sessions: [
        { id: '1', title: 'Refusée', status: 'Declined', speakers: [] },
        { id: '2', title: 'Café', isServiceSession: true, startsAt: '2024-05-21T09:30:00', endsAt: null, speakers: [] },
      ],
      speakers: [],
      rooms: [],
      categories: [],
    }
    const { sessions, problems } = readAs(JSON.stringify(all))
    expect(sessions).toMatchObject([{ title: 'Café', format: 'break', startsAt: at.startsAt, endsAt: undefined }])
    expect(problems).toMatchObject([{ level: 'warning', column: 'status', label: 'Refusée' }])
  })

  test('asks about a format and a track that it does not know', () => {
    const categories = [
      { title: 'Session format', items: [{ id: 1, name: 'Talk (30 min)' }] },
      { title: 'Track', items: [{ id: 2, name: 'Cloud' }] },
    ]
    const sessions = [{ id: '1', title: 'Une', categoryItems: [1, 2], speakers: [] }]
    expect(readAs(JSON.stringify({ sessions, speakers: [], rooms: [], categories })).questions).toMatchObject([
      { kind: 'format', value: 'Talk (30 min)' },
      { kind: 'track', value: 'Cloud' },
    ])
  })
})
