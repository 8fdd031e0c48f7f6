import { isRecord, recordOf, recordsOf } from '../../record'
import { readMoment } from '../cells/moment'
import type { Drafts, RoomDraft, SessionDraft, SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import { askChoice } from '../tables/ask'
import type { Destination, SessionChoices } from '../tables/read-sessions'
import { languageOf } from './c3voc'
import { type Entry, type EntryReader, keyOf, readEntry } from './json-entry'

/** The names of the fields of a session in a file of pretalx. */
export const pretalxFields = {
  title: 'title',
  format: 'submission_type',
  startsAt: 'slot.start',
  endsAt: 'slot.end',
  participants: 'speakers',
} as const

/** Whether a JSON file is a list of talks, submissions or slots of the API of pretalx (https://docs.pretalx.org/api). */
export function isPretalx(file: unknown): boolean {
  const entries = entriesOf(file)
  return (
    entries.length > 0 &&
    entries.every((entry) => keyOf(submissionOf(entry).code) !== '' && 'title' in submissionOf(entry))
  )
}

const entriesOf = (file: unknown): Entry[] => recordsOf(isRecord(file) ? file.results : file)

/** The submission of an entry, which a list of slots has inside each slot. */
const submissionOf = (entry: Entry): Entry => (isRecord(entry.submission) ? entry.submission : entry)

/** Reads the drafts of a list of pretalx. Sessions that are not accepted are left out. */
export function readPretalx(file: unknown, choices: SessionChoices, destination: Destination): Drafts {
  const problems: Problem[] = []
  const rooms = new Map<string, RoomDraft>()
  const people = new Map<string, SpeakerDraft>()
  const sessions = entriesOf(file).flatMap((entry, index): SessionDraft[] => {
    const row = index + 1
    const submission = submissionOf(entry)
    const reader = readEntry(row, problems, textOf(submission.title).slice(0, 200) || undefined)
    if (isDeclined(submission, reader)) return []
    const slot = entry === submission ? slotOf(submission) : entry
    const room = reader.text('slot.room', textOf(slot.room), 100)
    if (room && !rooms.has(room)) rooms.set(room, { row, name: room })
    const speakers = recordsOf(submission.speakers).flatMap((person) => readPerson(person, reader, people))
    return [
      {
        row,
        sourceId: `pretalx:${keyOf(submission.code)}`,
        title: reader.text('title', textOf(submission.title), 200),
        abstract: abstractOf(submission, reader),
        ...choicesOf(submission, row, choices, destination),
        startsAt: momentOf(slot, 'start', destination.timezone, reader),
        endsAt: momentOf(slot, 'end', destination.timezone, reader),
        room,
        ...(Array.isArray(submission.speakers) ? { participants: speakers } : {}),
      },
    ]
  })
  return { format: 'pretalx', rooms: [...rooms.values()], speakers: [...people.values()], sessions, problems }
}

/** Returns a text that is written as such, in several languages, or as the name of an object. */
function textOf(value: unknown): string {
  if (!isRecord(value)) return typeof value === 'string' ? value : ''
  return (
    textOf(value.name) ||
    keyOf(value.fr) ||
    keyOf(value.en) ||
    keyOf(Object.values(value).find((one) => typeof one === 'string'))
  )
}

const slotOf = ({ slot, slots }: Entry): Entry => (isRecord(slot) ? slot : recordOf(recordsOf(slots)[0]))

function isDeclined({ state }: Entry, { problem }: EntryReader): boolean {
  if (!/^(?:rejected|withdrawn|canceled|deleted|draft)$/.test(keyOf(state))) return false
  problem(
    'state',
    {
      fr: 'Cette proposition n’a pas été retenue : elle est laissée de côté.',
      en: 'This proposal was not accepted: it is left out.',
    },
    'warning',
  )
  return true
}

function readPerson(person: Entry, reader: EntryReader, people: Map<string, SpeakerDraft>) {
  const name = textOf(person.name).replace(/\s+/g, ' ').trim().slice(0, 150)
  if (!name) return []
  const code = keyOf(person.code)
  const sourceId = code ? `pretalx:${code}` : undefined
  const bio = reader.markup('speakers.biography', person.biography)
  const key = sourceId ?? name
  if (!people.get(key)?.bio) people.set(key, { row: people.get(key)?.row ?? reader.row, name, sourceId, bio })
  return [{ name, sourceId }]
}

function abstractOf({ abstract, description }: Entry, { markup }: EntryReader): string | undefined {
  const parts = [markup('abstract', abstract), markup('description', description)].filter((part) => part !== undefined)
  return parts.length > 0 ? [...new Set(parts)].join('\n\n') : undefined
}

function choicesOf(entry: Entry, row: number, choices: SessionChoices, { questions }: Destination) {
  const ask = (kind: 'format' | 'track', value: unknown) => {
    const text = textOf(value)
    return text ? askChoice(text, { kind, row, options: choices[kind] ?? [], questions }) : undefined
  }
  return {
    format: ask('format', entry.submission_type),
    track: ask('track', entry.track),
    language: keyOf(entry.content_locale) ? languageOf(keyOf(entry.content_locale), choices) : undefined,
  }
}

function momentOf(slot: Entry, field: 'start' | 'end', zone: string, { problem }: EntryReader): string | undefined {
  const written = keyOf(slot[field])
  const instant = written ? readMoment(written, zone) : undefined
  if (written && !instant) {
    problem(`slot.${field}`, {
      fr: 'Cette date n’est pas lisible : elle est laissée de côté.',
      en: 'This is not a date: it is left out.',
    })
  }
  return instant
}
