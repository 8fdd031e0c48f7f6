import { writeDay, writeMoment } from '../../../domain/exchange/cells/moment'
import { writeChoice, writePeople } from '../../../domain/exchange/cells/people'
import { type SessionColumn, sessionColumns } from '../../../domain/exchange/tables/session-columns'
import type { SessionChoices } from '../../../domain/exchange/tables/session-table'
import { articleText } from '../../../domain/rich-text'
import { searchKey } from '../../../domain/text'
import { dayIn } from '../../../domain/zone'
import type { Existing, KnownSession, KnownSpeaker } from '../current-state'
import { publicationWords } from './publication'

/** The programme of an edition as a table: its titles, then a line a session in the order of the day. */
export function sessionLines(
  { edition, rooms, speakers, sessions }: Existing,
  choices: SessionChoices,
): { titles: string[]; lines: string[][] } {
  const roomNames = new Map(rooms.map(({ id, name }) => [id, name]))
  const people = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const isAmbiguous = ambiguousNames(speakers)
  // A session that is not placed yet comes last.
  const sorted = [...sessions].sort((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9'))
  const named = (session: KnownSession) =>
    (session.participants ?? []).flatMap(({ speaker: id, role }) => {
      const speaker = people.get(id)
      if (!speaker) return []
      return [{ name: speaker.name, role, ...(isAmbiguous(speaker) ? { slug: speaker.slug ?? undefined } : {}) }]
    })
  const lines = sorted.map((session) => {
    const { startsAt, endsAt } = session
    const day = startsAt ? dayIn(startsAt, edition.timezone) : ''
    const cells: Record<Exclude<SessionColumn, 'duration'>, string> = {
      edition: edition.slug,
      number: String(session.number ?? ''),
      slug: session.slug ?? '',
      title: session.title?.fr ?? '',
      titleEn: session.title?.en ?? '',
      format: session.format ? writeChoice(session.format, choices.format) : '',
      track: session.track ? writeChoice(session.track, choices.track) : '',
      day: day && writeDay(day),
      startsAt: startsAt ? writeMoment(startsAt, edition.timezone, day) : '',
      endsAt: endsAt ? writeMoment(endsAt, edition.timezone, day) : '',
      room: (session.room && roomNames.get(session.room)) || '',
      participants: writePeople(named(session), choices.role),
      abstract: articleText(session.abstract?.fr),
      abstractEn: articleText(session.abstract?.en),
      accessibility: (session.accessibility ?? [])
        .map((value) => writeChoice(value, choices.accessibility))
        .join(' | '),
      capacity: String(session.capacity ?? ''),
      registrationUrl: session.registrationUrl ?? '',
      status: session.status ? writeChoice(session.status, choices.status) : '',
      notice: session.notice?.fr ?? '',
      noticeEn: session.notice?.en ?? '',
      publication: publicationWords(session),
    }
    return written.map((name) => cells[name])
  })
  return { titles: sessionColumns.filter(({ name }) => name !== 'duration').map(({ title }) => title), lines }
}

/** Every column but the one that only reading knows: a session has an end. */
const written = sessionColumns.map(({ name }) => name).filter((name) => name !== 'duration')

function ambiguousNames(speakers: readonly KnownSpeaker[]): (speaker: KnownSpeaker) => boolean {
  const counts = new Map<string, number>()
  const keyOf = ({ name }: KnownSpeaker) => searchKey(name ?? '')
  for (const speaker of speakers) counts.set(keyOf(speaker), (counts.get(keyOf(speaker)) ?? 0) + 1)
  return (speaker) => (counts.get(keyOf(speaker)) ?? 0) > 1
}
