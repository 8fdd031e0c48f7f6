import type { Bilingual } from '../../bilingual'
import { recordOf, recordsOf } from '../../record'
import { readMoment } from '../cells/moment'
import { type NamedPerson, readChoice } from '../cells/people'
import type { Drafts, RoomDraft, SessionDraft, SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import { askChoice } from '../tables/ask'
import type { Destination, SessionChoices } from '../tables/read-sessions'
import { type Entry, keyOf, readEntry } from './json-entry'

/** Whether a JSON file is a `schedule.json`. */
export const isC3voc = (file: unknown): boolean =>
  Array.isArray(recordOf(recordOf(recordOf(file).schedule).conference).days)

/** The names of the fields of a session in a `schedule.json`. */
export const c3vocFields = {
  title: 'title',
  format: 'type',
  startsAt: 'date',
  endsAt: 'duration',
  participants: 'persons',
} as const

/** One event with the day and the room that it is listed under. */
interface Listed {
  event: Entry
  room: string
  day: string
}

/** Reads the drafts of a `schedule.json` (https://github.com/voc/schedule). */
export function readC3voc(file: unknown, choices: SessionChoices, destination: Destination): Drafts {
  const conference = recordOf(recordOf(recordOf(file).schedule).conference)
  const problems: Problem[] = []
  const rooms = new Map<string, RoomDraft>()
  const people = new Map<string, SpeakerDraft>()
  const source = keyOf(conference.acronym)
  const sessions = listEvents(conference).map((listed, index): SessionDraft => {
    const { event } = listed
    const row = index + 1
    const reader = readEntry(row, problems, keyOf(event.title).slice(0, 200) || undefined)
    const room = reader.text('room', keyOf(event.room) || listed.room, 100)
    if (room && !rooms.has(room)) rooms.set(room, { row, name: room })
    const participants = peopleOf(event, source)
    for (const { name, sourceId, entry } of participants) {
      const key = sourceId ?? name
      const bio = reader.markup('persons.biography', entry.biography ?? entry.abstract ?? entry.description)
      if (!people.get(key)?.bio) people.set(key, { row: people.get(key)?.row ?? row, name, sourceId, bio })
    }
    return {
      row,
      sourceId: sourceIdOf(event, source),
      title: reader.text('title', event.title, 200),
      abstract: abstractOf(event, reader.markup),
      ...choicesOf(event, row, choices, destination),
      ...timesOf(listed, destination.timezone, reader.problem),
      room,
      ...(Array.isArray(event.persons)
        ? { participants: participants.map(({ name, sourceId }) => ({ name, sourceId })) }
        : {}),
    }
  })
  return { format: 'c3voc', rooms: [...rooms.values()], speakers: [...people.values()], sessions, problems }
}

/** Lists the events by day and room: under each day, or each day's rooms, in the order of the file. */
function listEvents(conference: Entry): Listed[] {
  return recordsOf(conference.days).flatMap((entry) => {
    const day = keyOf(entry.date)
    const named = Array.isArray(entry.rooms)
      ? recordsOf(entry.rooms).map((room): [string, unknown] => [keyOf(room.name), room.events])
      : Object.entries(recordOf(entry.rooms))
    const inRooms = named.flatMap(([room, events]) => recordsOf(events).map((event) => ({ event, room, day })))
    return [...inRooms, ...recordsOf(entry.events).map((event) => ({ event, room: '', day }))]
  })
}

function choicesOf(
  event: Entry,
  row: number,
  choices: SessionChoices,
  { questions }: Destination,
): Pick<SessionDraft, 'format' | 'track' | 'language'> {
  const [type, track, language] = [nameOf(event.type), nameOf(event.track), keyOf(event.language)]
  const about = (kind: 'format' | 'track' | 'language') => ({ kind, row, options: choices[kind] ?? [], questions })
  return {
    format: type ? (c3vocTypes[type.toLowerCase()] ?? askChoice(type, about('format'))) : undefined,
    track: track ? askChoice(track, about('track')) : undefined,
    language: language ? languageOf(language, choices) : undefined,
  }
}

/** Returns the language of a session that a code such as « fr » or « en_GB » means. */
export const languageOf = (code: string, choices: SessionChoices): string | undefined =>
  readChoice(code, choices.language ?? []) ?? readChoice(code.slice(0, 2), choices.language ?? [])

/** Returns a name that is written as such or in several languages. */
const nameOf = (value: unknown): string => keyOf(value) || keyOf(recordOf(value).fr) || keyOf(recordOf(value).en)

const c3vocTypes: Record<string, string> = {
  lecture: 'presentation',
  talk: 'presentation',
  conference: 'presentation',
  workshop: 'workshop',
  panel: 'panel',
  keynote: 'keynote',
  podium: 'panel',
  meeting: 'panel',
}

/** The id of an entry in its file: a GUID, or a code or number within the conference. */
function sourceIdOf({ guid, code, id }: Entry, source: string): string | undefined {
  const key = keyOf(guid) || keyOf(code) || keyOf(id)
  return key ? `c3voc:${keyOf(guid) ? key : `${source}/${key}`}`.slice(0, 200) : undefined
}

function peopleOf(event: Entry, source: string): (NamedPerson & { entry: Entry })[] {
  return recordsOf(event.persons).flatMap((entry) => {
    const written = keyOf(entry.public_name) || keyOf(entry.full_public_name) || keyOf(entry.name)
    const name = written.replace(/\s+/g, ' ').trim().slice(0, 150)
    return name ? [{ name, sourceId: sourceIdOf(entry, source), entry }] : []
  })
}

function abstractOf(event: Entry, markup: (field: string, value: unknown) => string | undefined): string | undefined {
  const [abstract, description] = [markup('abstract', event.abstract), markup('description', event.description)]
  const parts = [abstract, description === abstract ? undefined : description].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('\n\n') : undefined
}

const unreadable: Bilingual = {
  fr: 'Cette date ou cette durée n’est pas lisible : elle est laissée de côté.',
  en: 'This date or duration is not readable: it is left out.',
}

function timesOf(
  { event, day }: Listed,
  zone: string,
  problem: (field: string, message: Bilingual) => void,
): { startsAt?: string; endsAt?: string } {
  const date = keyOf(event.date)
  const startsAt = date ? readMoment(date, zone) : startOf(day, keyOf(event.start), zone)
  if ((date || event.start !== undefined) && !startsAt) problem('date', unreadable)
  if (!startsAt) return {}
  const duration = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(keyOf(event.duration))
  if (!duration) {
    problem('duration', unreadable)
    return { startsAt }
  }
  const [, days = 0, hours, minutes] = duration.map(Number)
  const length = (((days || 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000
  return { startsAt, endsAt: new Date(new Date(startsAt).getTime() + length).toISOString() }
}

/** Reads the start of an event without a date: its hour on its day. A day of a conference lasts until the morning. */
function startOf(day: string, start: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{1,2}:\d{2}$/.test(start)) return undefined
  const isAfterMidnight = Number(start.split(':')[0]) < 6
  const date = isAfterMidnight ? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) : day
  return readMoment(start, zone, date)
}
