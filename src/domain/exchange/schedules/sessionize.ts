import { isRecord, recordOf, recordsOf } from '../../record'
import { readMoment } from '../cells/moment'
import { readChoice } from '../cells/people'
import { isHttpAddress, kindOfLink } from '../cells/web-address'
import type { Drafts, SessionDraft, SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import { askChoice } from '../tables/ask'
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
export function readSessionize(file: unknown, choices: SessionChoices, destination: Destination): Drafts {
  const { sessions, speakers, rooms, categories } = recordOf(file)
  const problems: Problem[] = []
  const context: Context = {
    choices,
    destination,
    roomNames: namesById(recordsOf(rooms)),
    speakerNames: new Map(recordsOf(speakers).map((entry) => [keyOf(entry.id), nameOf(entry)])),
    categories: recordsOf(categories).flatMap(categoriesOf),
  }
  return {
    format: 'sessionize',
    rooms: recordsOf(rooms).flatMap((entry, index) => {
      const name = readEntry(index + 1, problems).text('rooms.name', entry.name, 100)
      return name ? [{ row: index + 1, name }] : []
    }),
    speakers: recordsOf(speakers).flatMap((entry, index) => readSpeaker(entry, index + 1, problems)),
    sessions: recordsOf(sessions).flatMap((entry, index) => {
      const reader = readEntry(index + 1, problems, keyOf(entry.title).slice(0, 200) || undefined)
      return isDeclined(entry, reader) ? [] : [readSession(entry, reader, context)]
    }),
    problems,
  }
}

/** The names of the entries that sessions refer to by id. */
interface Context {
  choices: SessionChoices
  destination: Destination
  roomNames: Map<string, string>
  speakerNames: Map<string, string>
  categories: Category[]
}

/** An item of a category of Sessionize, such as « Table ronde » of « Format ». */
interface Category {
  id: string
  name: string
  group: string
}

const categoriesOf = ({ title, items }: Entry): Category[] =>
  recordsOf(items).map(({ id, name }) => ({ id: keyOf(id), name: keyOf(name), group: keyOf(title) }))

const namesById = (entries: Entry[]) => new Map(entries.map(({ id, name }) => [keyOf(id), keyOf(name)]))

function readSession(entry: Entry, { row, text, markup, problem }: EntryReader, context: Context): SessionDraft {
  const { roomNames, speakerNames } = context
  const { timezone } = context.destination
  const moment = (field: 'startsAt' | 'endsAt') => {
    const written = keyOf(entry[field])
    const instant = written ? readMoment(written, timezone) : undefined
    if (written && !instant)
      problem(field, {
        fr: 'Cette date n’est pas lisible : elle est laissée de côté.',
        en: 'This is not a date: it is left out.',
      })
    return instant
  }
  // The view « All » lists ids, other views objects with an id and a name.
  const ids = listOf(entry.speakers).map((id) => keyOf(isRecord(id) ? id.id : id))
  const people = ids.map((id) => ({ name: speakerNames.get(id) ?? '', sourceId: `sessionize:${id}` }))
  const known = people.filter(({ name }) => name !== '')
  if (known.length < people.length) {
    problem('speakers', {
      fr: 'Une personne de cette session ne figure pas dans le fichier : elle est laissée de côté.',
      en: 'A person of this session is not in the file: they are left out.',
    })
  }
  return {
    row,
    sourceId: `sessionize:${keyOf(entry.id)}`,
    title: text('title', entry.title, 200),
    abstract: markup('description', entry.description),
    ...choicesOf(entry, row, context),
    startsAt: moment('startsAt'),
    endsAt: moment('endsAt'),
    room: roomNames.get(keyOf(entry.roomId)) || undefined,
    ...(Array.isArray(entry.speakers) ? { participants: known } : {}),
  }
}

/** Returns the format, the track and the language that the categories of a session mean. */
function choicesOf(entry: Entry, row: number, context: Context): Pick<SessionDraft, 'format' | 'track' | 'language'> {
  const { choices, categories, destination } = context
  const ids = listOf(entry.categoryItems).map(keyOf)
  const items = categories.filter(({ id }) => ids.includes(id))
  const chosen = (kind: 'format' | 'track' | 'language', group: RegExp) => {
    const options = choices[kind] ?? []
    const known = items.map(({ name }) => readChoice(name, options)).find((value) => value !== undefined)
    if (known) return known
    const asked = items.find((item) => group.test(item.group))
    return asked && askChoice(asked.name, { kind, row, options, questions: destination.questions })
  }
  return {
    format: chosen('format', /format|type/i) ?? (entry.isServiceSession === true ? 'break' : undefined),
    track: chosen('track', /track|th[eè]me|parcours|topic/i),
    language: chosen('language', /lang/i),
  }
}

/** Whether a session was refused or withdrawn; reports that it is left out. */
function isDeclined(entry: Entry, { problem }: EntryReader): boolean {
  if (!/^(?:decline|declined|decline_queue|rejected|withdrawn)$/i.test(keyOf(entry.status))) return false
  problem(
    'status',
    {
      fr: 'Cette proposition n’a pas été retenue : elle est laissée de côté.',
      en: 'This proposal was declined: it is left out.',
    },
    'warning',
  )
  return true
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function readSpeaker(entry: Entry, row: number, problems: Problem[]): SpeakerDraft[] {
  const { text, markup, problem } = readEntry(row, problems, nameOf(entry).slice(0, 150) || undefined)
  const name = text('fullName', nameOf(entry), 150)
  if (!name) {
    problem('fullName', {
      fr: 'Le nom de cette personne manque : elle est laissée de côté.',
      en: 'The name of this person is missing: they are left out.',
    })
    return []
  }
  const urls = recordsOf(entry.links).map(({ url }) => keyOf(url))
  const links = urls.filter(isHttpAddress).map((url) => ({ kind: kindOfLink(url), url }))
  return [
    {
      row,
      name,
      sourceId: `sessionize:${keyOf(entry.id)}`,
      headline: text('tagLine', entry.tagLine, 200),
      bio: markup('bio', entry.bio),
      ...(links.length > 0 ? { links } : {}),
    },
  ]
}

const nameOf = ({ fullName, firstName, lastName }: Entry): string =>
  (keyOf(fullName) || `${keyOf(firstName)} ${keyOf(lastName)}`).replace(/\s+/g, ' ').trim()
