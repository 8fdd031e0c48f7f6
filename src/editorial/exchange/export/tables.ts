import type { Table } from '../../../content/write-csv'
import { writeDay, writeMoment } from '../../../domain/exchange/cells/moment'
import { writeChoice, writePeople } from '../../../domain/exchange/cells/people'
import type { SessionChoices } from '../../../domain/exchange/tables/read-sessions'
import { type FieldColumn, sessionColumns, sessionFieldColumns } from '../../../domain/exchange/tables/session-columns'
import { type SpeakerColumn, speakerColumns } from '../../../domain/exchange/tables/speaker-table'
import { plainTextOf } from '../../../domain/rich-text'
import { type SessionValues, valueIn } from '../../../domain/session-fields'
import { searchKey } from '../../../domain/text'
import { dayIn } from '../../../domain/zone'
import type { CurrentState, Stored, StoredSession, StoredSpeaker } from '../current-state'

/** Prints the programme of an edition: one line a session, in the order of the day; those without a time come last. */
export function sessionTable(state: CurrentState, choices: SessionChoices): Table {
  const printField = fieldPrinter(state, choices)
  const { slug, timezone } = state.edition
  const sessions = [...state.sessions].sort((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9'))
  const lines = sessions.map((session) => {
    const cells: Record<string, string> = {
      edition: slug,
      number: String(session.number ?? ''),
      slug: session.slug ?? '',
      day: session.startsAt ? writeDay(dayIn(session.startsAt, timezone)) : '',
      publication: publicationOf(session),
    }
    for (const column of sessionFieldColumns) cells[column.name] = printField(session, column)
    return sessionColumns.map(({ name }) => cells[name] ?? '')
  })
  return { titles: sessionColumns.map(({ title }) => title), lines }
}

/** Prints the people of an edition's programme: one line a person, in alphabetical order. */
export function speakerTable({ organisations, speakers, sessions }: CurrentState): Table {
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]))
  const taking = new Set(sessions.flatMap(({ participants }) => (participants ?? []).map(({ speaker }) => speaker)))
  const people = speakers
    .filter(({ id }) => taking.has(id))
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'fr'))
  const lines = people.map((speaker) => {
    const cells: Record<SpeakerColumn, string> = {
      name: speaker.name ?? '',
      slug: speaker.slug ?? '',
      headline: speaker.headline?.fr ?? '',
      headlineEn: speaker.headline?.en ?? '',
      organisation: (speaker.organisation && organisationNames.get(speaker.organisation)) || '',
      bio: plainTextOf(speaker.bio?.fr),
      bioEn: plainTextOf(speaker.bio?.en),
      links: (speaker.links ?? []).map(({ url }) => url).join('\n'),
      publication: publicationOf(speaker),
    }
    return speakerColumns.map(({ name }) => cells[name])
  })
  return { titles: speakerColumns.map(({ title }) => title), lines }
}

/** Returns a function that prints one field of a session as `readSessionTable` reads it, by the kind of the field. */
function fieldPrinter({ edition: { timezone }, rooms, speakers }: CurrentState, choices: SessionChoices) {
  const roomNames = new Map(rooms.map(({ id, name }) => [id, name]))
  const people = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const isAmbiguous = ambiguousNames(speakers)
  const printParticipants = (participants: SessionValues['participants']) => {
    const named = (participants ?? []).flatMap(({ speaker: id, role }) => {
      const speaker = people.get(id)
      return speaker ? [{ name: speaker.name, role, slug: (isAmbiguous(speaker) && speaker.slug) || undefined }] : []
    })
    return writePeople(named, choices.role ?? [])
  }
  return (session: StoredSession, { field, language }: FieldColumn): string => {
    const value = valueIn(session, field, language)
    if (value === null || value === undefined) return ''
    const options = choices[field.name] ?? []
    switch (field.kind) {
      case 'rich-text':
        return plainTextOf(value)
      case 'choice':
        return writeChoice(String(value), options)
      case 'choices':
        return (value as string[]).map((choice) => writeChoice(choice, options)).join(' | ')
      case 'instant':
        return writeMoment(String(value), timezone, session.startsAt ? dayIn(session.startsAt, timezone) : '')
      case 'room':
        return roomNames.get(String(value)) ?? ''
      case 'participants':
        return printParticipants(value as SessionValues['participants'])
      case 'video':
        return ''
      default:
        return String(value)
    }
  }
}

/** Returns whether a speaker has the same name as another one. */
function ambiguousNames(speakers: readonly StoredSpeaker[]): (speaker: StoredSpeaker) => boolean {
  const counts = new Map<string, number>()
  const keyOf = ({ name }: StoredSpeaker) => searchKey(name ?? '')
  for (const speaker of speakers) counts.set(keyOf(speaker), (counts.get(keyOf(speaker)) ?? 0) + 1)
  return (speaker) => (counts.get(keyOf(speaker)) ?? 0) > 1
}

/** Whether the public sees a document, and whether it sees this version of it; in French. */
function publicationOf({ _status, firstPublishedAt }: Stored): string {
  if (_status === 'published') return 'Publié'
  return firstPublishedAt ? 'Brouillon (déjà publié)' : 'Brouillon'
}
