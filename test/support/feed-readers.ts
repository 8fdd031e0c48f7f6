import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { instantAt } from '../../src/domain/zone'
import { textsIn } from './xmllint'

/** A session as a feed has it: its title, its start in UTC, and the names of its people where the feed has them. */
export interface ReadSession {
  title: string
  startsAt: string
  people?: string[]
}

type Reader = (body: string) => ReadSession[] | Promise<ReadSession[]>
/** The fields of a session that the JSON feeds have under names of their own. */
interface Json {
  id: string
  title: string
  name: string
  fullName: string
  date: string
  startsAt: string
  startDate: string
  persons: Named[]
  performer?: Named[]
}
interface Named {
  name: string
}

const zone = 'Europe/Paris'
const utc = (time: string): string => new Date(time).toISOString()

/** Reads back each feed that lists sessions, by its path, with a library that did not write it. */
export const feedReaders: Record<string, Reader> = {
  'calendar.ics': (body) =>
    new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((component) => {
      const { summary, startDate } = new ICAL.Event(component)
      return { title: summary, startsAt: startDate.toJSDate().toISOString() }
    }),
  'schedule.json': (body) => {
    const days: { rooms: Record<string, Json[]> }[] = JSON.parse(body).schedule.conference.days
    return days
      .flatMap(({ rooms }) => Object.values(rooms).flat())
      .map(({ title, date, persons }) => ({ title, startsAt: utc(date), people: named(persons) }))
  },
  'schedule.xml': async (body) => {
    const [, ...titles] = await textsIn(body, 'title')
    const starts = await textsIn(body, 'date')
    return titles.map((title, nth) => ({ title, startsAt: utc(starts[nth] ?? '') }))
  },
  'event.jsonld': (body) =>
    (JSON.parse(body).subEvent as Json[]).map(({ name, startDate, performer }) => ({
      title: name,
      startsAt: utc(startDate),
      people: named(performer ?? []),
    })),
  'sessionize/All.json': (body) => {
    const { sessions, speakers } = JSON.parse(body) as { sessions: (Json & { speakers: string[] })[]; speakers: Json[] }
    const names = new Map<string, string>(speakers.map(({ id, fullName }) => [id, fullName]))
    return sessions.map(({ title, startsAt, speakers: ids }) => ({
      title,
      startsAt: instantAt(startsAt, zone),
      people: ids.map((id) => names.get(id) ?? id),
    }))
  },
  'sessionize/GridSmart.json': (body) =>
    (JSON.parse(body) as { rooms: { sessions: (Json & { speakers: Named[] })[] }[] }[])
      .flatMap(({ rooms }) => rooms.flatMap(({ sessions }) => sessions))
      .map(({ title, startsAt, speakers }) => ({
        title,
        startsAt: instantAt(startsAt, zone),
        people: named(speakers),
      })),
  'openagenda.json': (body) =>
    (JSON.parse(body).events as { title: { fr: string }; timings: { begin: string }[] }[]).map(
      ({ title, timings }) => ({
        title: title.fr,
        startsAt: utc(timings[0]?.begin ?? ''),
      }),
    ),
  'programme.csv': (body) => {
    const rows: Record<string, string>[] = parse(body, { bom: true, columns: true, delimiter: ';' })
    return rows.map(({ title = '', starts_at = '', people }) => ({
      title,
      startsAt: utc(starts_at),
      people: people ? people.split(' | ') : [],
    }))
  },
}

const named = (people: Named[]): string[] => people.map(({ name }) => name)
