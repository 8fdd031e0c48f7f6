import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderScheduleJson, type ScheduleEvent, scheduleOf } from '../../src/feeds/formats/schedule'
import { renderScheduleXml } from '../../src/feeds/formats/schedule-xml'
import { titleWithStatus } from '../../src/feeds/messages'
import { readAs } from '../domain/exchange/support'
import { complaintsAbout, textsIn } from '../support/xmllint'
import { hostileView, person, said, session, view } from './a-view'
import { hasSchemas, jsonSchemaValidator, readXsd } from './c3voc-schemas'

/** The events of a schedule with the day and the room that they are listed under. */
const listed = (of: ReturnType<typeof scheduleOf>) =>
  of.conference.days.flatMap(({ date, rooms }) =>
    Object.entries(rooms).flatMap(([room, events]) => events.map((event) => ({ date, room, event }))),
  )

const parsed = (of: ReturnType<typeof view>) =>
  (JSON.parse(renderScheduleJson(of)) as { schedule: ReturnType<typeof scheduleOf> }).schedule

describe('schedule.json', () => {
  test('has the days, the rooms and the events of the edition in its zone', () => {
    const { conference, version } = parsed(view())
    expect([conference.acronym, conference.daysCount, version]).toEqual(['montpellier2024', 1, '1'])
    expect(conference.days[0]).toMatchObject({
      date: '2024-05-21',
      day_start: '2024-05-21T00:00:00+02:00',
      day_end: '2024-05-22T00:00:00+02:00',
    })
    expect(listed({ conference, version, base_url: '' }).map(({ event }) => event)).toMatchObject([
      {
        id: 1,
        guid: session().guid,
        date: '2024-05-21T09:00:00+02:00',
        start: '09:00',
        duration: '01:00',
        slug: 'montpellier2024-001-ouverture',
        persons: [{ name: 'Ada Exemple', guid: person().guid, url: 'https://cms.example.org/fr/speakers/ada-exemple' }],
      },
    ])
  })

  test('says in the title that a session is cancelled, and has its notice', () => {
    const [event] = listed(scheduleOf(view({ sessions: [session({ status: 'cancelled', notice: said('Grève.') })] })))
    expect([event?.event.title, event?.event.subtitle]).toEqual(['Annulée\u00a0: Ouverture', 'Grève.'])
  })

  test('has a room for a session without a room', () => {
    const [event] = listed(scheduleOf(view({ sessions: [session({ room: undefined })] })))
    expect([event?.room, event?.event.room]).toEqual(['Lieu à préciser', 'Lieu à préciser'])
  })

  test('lists each event under its own day and room, whatever the zone', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Auckland')
    fc.assert(
      fc.property(hostileView, zones, (hostile, timezone) => {
        const events = listed(scheduleOf({ ...hostile, edition: { ...hostile.edition, timezone } }))
        expect(events.length).toBe(hostile.sessions.length)
        for (const { date, room, event } of events) {
          expect([event.date.slice(0, 10), event.date.slice(11, 16), event.room]).toEqual([date, event.start, room])
          expect(Date.parse(event.date) + lengthOf(event)).toBe(Date.parse(event.end))
        }
      }),
    )
  })

  test.skipIf(!hasSchemas)('passes the schema of c3voc, hostile texts included', () => {
    const complaints = jsonSchemaValidator()
    expect(complaints(JSON.parse(renderScheduleJson(view())))).toEqual([])
    expect(complaints({ schedule: { ...scheduleOf(view()), conference: {} } })).not.toEqual([])
    fc.assert(
      fc.property(hostileView, (hostile) => {
        expect(complaints(JSON.parse(renderScheduleJson(hostile)))).toEqual([])
      }),
    )
  })

  test('is read by the import of this product', () => {
    const { format, sessions, problems, rooms } = readAs(renderScheduleJson(view()))
    expect([format, problems, rooms.map(({ name }) => name)]).toEqual(['c3voc', [], ['Salle Ada']])
    expect(sessions).toMatchObject([imported])
  })
})

const imported = {
  title: 'Ouverture',
  startsAt: '2024-05-21T07:00:00.000Z',
  endsAt: '2024-05-21T08:00:00.000Z',
  room: 'Salle Ada',
  track: 'education',
  abstract: 'Bienvenue à toutes et à tous.\n\nAvec un café.',
  sourceId: `c3voc:${session().guid}`,
  participants: [{ name: 'Ada Exemple', sourceId: `c3voc:${person().guid}` }],
}

describe('schedule.xml', () => {
  test('is read by the import of this product as schedule.json is', () => {
    const { format, sessions, problems } = readAs(renderScheduleXml(view()))
    expect([format, problems]).toEqual(['schedule-xml', []])
    expect(sessions).toMatchObject([imported])
  })

  test('is well-formed and has each text as it was, hostile ones included', async () => {
    const views = fc.sample(hostileView, 25)
    expect(await complaintsAbout(views.map(renderScheduleXml))).toEqual([])
    for (const hostile of views.slice(0, 8)) {
      const [, ...titles] = await textsIn(renderScheduleXml(hostile), 'title')
      expect(titles).toEqual(hostile.sessions.map((one) => titleWithStatus(one, hostile)))
      expect(await textsIn(renderScheduleXml(hostile), 'abstract')).toEqual(
        hostile.sessions.map(({ abstract }) => abstract?.text),
      )
    }
  })

  test.skipIf(!hasSchemas)('passes the schema of c3voc, hostile texts included', async () => {
    const xsd = readXsd()
    const documents = [view(), view({ sessions: [] }), ...fc.sample(hostileView, 25)].map(renderScheduleXml)
    expect(await complaintsAbout(documents, xsd)).toEqual([])
    const broken = renderScheduleXml(view()).replace(/ guid="[^"]*"/g, '')
    expect(await complaintsAbout([broken], xsd)).not.toEqual([])
  })
})

const lengthOf = ({ duration }: ScheduleEvent): number => {
  const [hours = 0, minutes = 0] = duration.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}
