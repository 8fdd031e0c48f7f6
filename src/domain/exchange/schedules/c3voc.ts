import type { Bilingual } from '../../bilingual'
import { recordOf, recordsOf } from '../../record'
import { readMoment } from '../cells/moment'
import { type NamedPerson, readChoice } from '../cells/people'
import type { Drafts, RoomDraft, SessionDraft } from '../drafts'
import type { Problem } from '../problem'
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

/** Reads the drafts of a `schedule.json` (https://github.com/voc/schedule). */
export function readC3voc(file: unknown, choices: SessionChoices, { timezone }: Destination): Drafts {
  const { days } = recordOf(recordOf(recordOf(file).schedule).conference)
  const problems: Problem[] = []
  const sessions: SessionDraft[] = []
  const rooms = new Map<string, RoomDraft>()
  const bios = new Map<string, { row: number; bio?: string }>()
  for (const day of recordsOf(days)) {
    for (const [roomName, events] of Object.entries(recordOf(day.rooms))) {
      for (const event of recordsOf(events)) {
        const row = sessions.length + 1
        const reader = readEntry(row, problems)
        const room = reader.text('room', keyOf(event.room) || roomName, 100)
        if (room && !rooms.has(room)) rooms.set(room, { row, name: room })
        const participants = peopleOf(event)
        for (const { name, bio } of participants) {
          if (!bios.has(name)) bios.set(name, { row, bio: reader.text('persons.biography', bio) })
        }
        sessions.push({
          row,
          title: reader.text('title', event.title, 200),
          abstract: abstractOf(event, reader.text),
          format: readChoice(keyOf(event.type), choices.format ?? []) ?? c3vocTypes[keyOf(event.type).toLowerCase()],
          track: readChoice(keyOf(event.track), choices.track ?? []),
          ...timesOf(event, timezone, reader.problem),
          room,
          participants: participants.map(({ name, role }) => ({ name, role })),
        })
      }
    }
  }
  const speakers = [...bios].map(([name, { row, bio }]) => ({ row, name, bio }))
  return { format: 'c3voc', rooms: [...rooms.values()], speakers, sessions, problems }
}

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

function peopleOf(event: Entry): (NamedPerson & { bio: unknown })[] {
  return recordsOf(event.persons).flatMap((person) => {
    const name = (keyOf(person.public_name) || keyOf(person.full_public_name) || keyOf(person.name))
      .replace(/\s+/g, ' ')
      .trim()
    return name ? [{ name, role: 'speaker', bio: person.biography }] : []
  })
}

function abstractOf(event: Entry, text: (field: string, value: unknown) => string | undefined): string | undefined {
  const [abstract, description] = [text('abstract', event.abstract), text('description', event.description)]
  const parts = [abstract, description === abstract ? undefined : description].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('\n\n') : undefined
}

function timesOf(
  event: Entry,
  zone: string,
  problem: (field: string, message: Bilingual) => void,
): { startsAt?: string; endsAt?: string } {
  const startsAt = readMoment(keyOf(event.date), zone)
  const duration = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(keyOf(event.duration))
  const unreadable = {
    fr: 'Cette date ou cette durée n’est pas lisible.',
    en: 'This date or duration is not readable.',
  }
  if (event.date !== undefined && !startsAt) problem('date', unreadable)
  if (!startsAt) return {}
  if (!duration) {
    problem('duration', unreadable)
    return { startsAt }
  }
  const [, days = 0, hours, minutes] = duration.map(Number)
  const length = (((days || 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000
  return { startsAt, endsAt: new Date(new Date(startsAt).getTime() + length).toISOString() }
}
