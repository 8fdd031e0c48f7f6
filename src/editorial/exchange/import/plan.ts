import type { Drafts, SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import type { Existing, KnownSession } from '../current-state'
import { type Wanted, wantedArticle, wantedMoment, wantedText, wantedValue } from './desired'
import { matchSessions } from './match-sessions'
import { type People, planPeople } from './plan-people'
import { type ByName, planOrganisations, planRooms } from './plan-places'
import { type PlannedWrite, writeOf } from './planned-write'
import { type ColumnName, repeatedSessions, sessionProblems } from './session-problems'

/** What an import would write, in order, and what is wrong with the file. */
export interface ImportPlan {
  writes: PlannedWrite[]
  problems: Problem[]
}

/** Compares the drafts of a file with what is there. Nothing is written. */
export function planImport(drafts: Drafts, existing: Existing): ImportPlan {
  const { edition } = existing
  const column = columnsOf(drafts)
  const problems = [...drafts.problems]
  const rooms = planRooms(existing.rooms, drafts.rooms, edition.id)
  const organisations = planOrganisations(existing.organisations)
  const nameColumn = drafts.format === 'csv' ? (drafts.titles?.name ?? 'Nom') : column('participants')
  const people = planPeople(existing.speakers, drafts.speakers, organisations, nameColumn, problems)
  const found = matchSessions(drafts.sessions, existing.sessions)
  problems.push(...repeatedSessions(drafts.sessions, found, column))
  const sessions = drafts.sessions.map((draft, index) => {
    const known = found.get(draft)
    problems.push(...sessionProblems(draft, known, edition, column))
    const base = {
      collection: 'sessions',
      row: draft.row,
      label: draft.title ?? known?.title?.fr ?? '',
      ref: `sessions:${index}`,
    } as const
    const wanted = wantedOf(draft, known, rooms, people, column('participants'))
    return writeOf(base, wanted, known, { edition: edition.id, status: 'scheduled' })
  })
  const writes = [...rooms.writes(), ...organisations.writes(), ...people.writes(), ...sessions]
  return { writes, problems: ofChanges(problems, writes) }
}

function wantedOf(
  draft: SessionDraft,
  known: KnownSession | undefined,
  rooms: ByName,
  people: People,
  column: string,
): Wanted[] {
  const { row, participants } = draft
  const room = draft.room === undefined ? undefined : rooms.refOf(draft.room, row)
  const named = participants?.map((person) => ({ speaker: people.refOf(person, row, column), role: person.role }))
  const current = known?.participants?.map(({ speaker, role }) => ({ speaker, role }))
  return [
    ...wantedText({ column: 'Titre', field: 'title' }, draft.title, known?.title?.fr),
    ...wantedText({ column: 'Titre (anglais)', field: 'title', locale: 'en' }, draft.titleEn, known?.title?.en),
    ...wantedValue({ column: 'Format', field: 'format' }, draft.format, known?.format),
    ...wantedValue({ column: 'Thème', field: 'track' }, draft.track, known?.track),
    ...wantedMoment({ column: 'Début', field: 'startsAt' }, draft.startsAt, known?.startsAt),
    ...wantedMoment({ column: 'Fin', field: 'endsAt' }, draft.endsAt, known?.endsAt),
    ...wantedValue({ column: 'Salle', field: 'room' }, room, known?.room),
    ...wantedValue(
      { column: 'Intervenantes et intervenants', field: 'participants' },
      named?.length ? named : undefined,
      current ?? [],
    ),
    ...wantedArticle({ column: 'Résumé', field: 'abstract' }, draft.abstract, known?.abstract),
    ...wantedArticle(
      { column: 'Résumé (anglais)', field: 'abstract', locale: 'en' },
      draft.abstractEn,
      known?.abstract,
    ),
    ...wantedValue(
      { column: 'Accessibilité', field: 'accessibility' },
      draft.accessibility && [...draft.accessibility].sort(),
      known?.accessibility,
      known?.accessibility && [...known.accessibility].sort(),
    ),
    ...wantedValue({ column: 'Places', field: 'capacity' }, draft.capacity, known?.capacity),
    ...wantedText(
      { column: 'Adresse d’inscription', field: 'registrationUrl' },
      draft.registrationUrl,
      known?.registrationUrl,
    ),
    ...wantedValue({ column: 'Tenue de la session', field: 'status' }, draft.status, known?.status),
    ...wantedText({ column: 'Mot au public', field: 'notice' }, draft.notice, known?.notice?.fr),
    ...wantedText(
      { column: 'Mot au public (anglais)', field: 'notice', locale: 'en' },
      draft.noticeEn,
      known?.notice?.en,
    ),
  ]
}

/**
 * A line that changes nothing may hold anything: what is exported can be imported again. What is refused in a cell goes
 * without the remarks on it.
 */
function ofChanges(problems: Problem[], writes: PlannedWrite[]): Problem[] {
  const unchanged = new Set(writes.filter(({ action }) => action === 'same').map(({ row }) => row))
  for (const { action, row } of writes) if (action !== 'same') unchanged.delete(row)
  const cellOf = ({ row, column }: Problem) => `${row} ${column}`
  const refused = new Set(problems.filter(({ level }) => level === 'error').map(cellOf))
  return problems
    .filter(({ code, level, row }) => row === undefined || !unchanged.has(row) || (!code && level === 'error'))
    .filter((problem) => problem.level === 'error' || !refused.has(cellOf(problem)))
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function columnsOf({ format, titles }: Drafts): ColumnName {
  const names = {
    csv: {
      title: 'Titre',
      format: 'Format',
      startsAt: 'Début',
      endsAt: 'Fin',
      participants: 'Intervenantes et intervenants',
      room: 'Salle',
    },
    sessionize: {
      title: 'title',
      format: 'categoryItems',
      startsAt: 'startsAt',
      endsAt: 'endsAt',
      participants: 'speakers',
      room: 'roomId',
    },
    c3voc: {
      title: 'title',
      format: 'type',
      startsAt: 'date',
      endsAt: 'duration',
      participants: 'persons',
      room: 'room',
    },
  }[format]
  return (name) => titles?.[name] ?? names[name]
}
