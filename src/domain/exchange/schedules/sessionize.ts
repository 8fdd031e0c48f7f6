import { isRecord, recordOf, recordsOf } from '../../record'
import { readMoment } from '../cells/moment'
import { readChoice } from '../cells/people'
import { isHttpAddress, kindOfLink } from '../cells/web-address'
import type { Drafts, SessionDraft, SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import type { Destination, SessionChoices } from '../tables/read-sessions'
import { type Entry, type EntryReader, keyOf, readEntry } from './json-entry'

/** Whether a JSON file is the view « All » of Sessionize. */
export const isSessionize = (file: unknown): boolean => {
  const { sessions, speakers, rooms } = recordOf(file)
  return Array.isArray(sessions) && Array.isArray(speakers) && Array.isArray(rooms)
}

/** The names of the fields of a session in a file of Sessionize. */
export const sessionizeFields = {
  title: 'title',
  format: 'categoryItems',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
  participants: 'speakers',
} as const

/** Reads the drafts of the view « All » of Sessionize (https://sessionize.com/api-documentation). */
export function readSessionize(file: unknown, choices: SessionChoices, { timezone }: Destination): Drafts {
  const { sessions, speakers, rooms, categories } = recordOf(file)
  const problems: Problem[] = []
  const context: Context = {
    choices,
    timezone,
    roomNames: namesById(recordsOf(rooms)),
    speakerNames: new Map(recordsOf(speakers).map((entry) => [keyOf(entry.id), nameOf(entry)])),
    categoryNames: namesById(recordsOf(categories).flatMap(({ items }) => recordsOf(items))),
  }
  return {
    format: 'sessionize',
    rooms: recordsOf(rooms).flatMap((entry, index) => {
      const name = readEntry(index + 1, problems).text('rooms.name', entry.name, 100)
      return name ? [{ row: index + 1, name }] : []
    }),
    speakers: recordsOf(speakers).flatMap((entry, index) => readSpeaker(entry, index + 1, problems)),
    sessions: recordsOf(sessions).map((entry, index) => readSession(entry, readEntry(index + 1, problems), context)),
    problems,
  }
}

/** The names of the entries that sessions refer to by id. */
interface Context {
  choices: SessionChoices
  timezone: string
  roomNames: Map<string, string>
  speakerNames: Map<string, string>
  categoryNames: Map<string, string>
}

const namesById = (entries: Entry[]) => new Map(entries.map(({ id, name }) => [keyOf(id), keyOf(name)]))

function readSession(entry: Entry, { row, text, problem }: EntryReader, context: Context): SessionDraft {
  const { choices, timezone, roomNames, speakerNames, categoryNames } = context
  const moment = (field: 'startsAt' | 'endsAt') => {
    const written = keyOf(entry[field])
    const instant = written ? readMoment(written, timezone) : undefined
    if (written && !instant) problem(field, { fr: 'Cette date n’est pas lisible.', en: 'This is not a date.' })
    return instant
  }
  // The view « All » lists ids, other views objects with an id and a name.
  const names = listOf(entry.speakers).map((id) => speakerNames.get(keyOf(isRecord(id) ? id.id : id)) ?? '')
  if (names.includes('')) {
    problem('speakers', {
      fr: 'Une personne de cette session ne figure pas dans le fichier. Exportez-le de nouveau.',
      en: 'A person of this session is not in the file. Export it again.',
    })
  }
  const categories = listOf(entry.categoryItems).map((id) => categoryNames.get(keyOf(id)) ?? '')
  const chosen = (field: 'format' | 'track') =>
    categories.map((name) => readChoice(name, choices[field] ?? [])).find((value) => value !== undefined)
  return {
    row,
    title: text('title', entry.title, 200),
    abstract: text('description', entry.description),
    format: chosen('format') ?? (entry.isServiceSession === true ? 'break' : undefined),
    track: chosen('track'),
    startsAt: moment('startsAt'),
    endsAt: moment('endsAt'),
    room: roomNames.get(keyOf(entry.roomId)) || undefined,
    participants: names.filter((name) => name !== '').map((name) => ({ name, role: 'speaker' })),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function readSpeaker(entry: Entry, row: number, problems: Problem[]): SpeakerDraft[] {
  const { text, problem } = readEntry(row, problems)
  const name = text('fullName', nameOf(entry), 150)
  if (!name) {
    problem('fullName', { fr: 'Le nom de cette personne manque.', en: 'The name of this person is missing.' })
    return []
  }
  const urls = recordsOf(entry.links).map(({ url }) => keyOf(url))
  const links = urls.filter(isHttpAddress).map((url) => ({ kind: kindOfLink(url), url }))
  return [
    {
      row,
      name,
      headline: text('tagLine', entry.tagLine, 200),
      bio: text('bio', entry.bio),
      ...(links.length > 0 ? { links } : {}),
    },
  ]
}

const nameOf = ({ fullName, firstName, lastName }: Entry): string =>
  (keyOf(fullName) || `${keyOf(firstName)} ${keyOf(lastName)}`).replace(/\s+/g, ' ').trim()
