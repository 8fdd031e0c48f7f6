import type { SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { type FieldColumn, sessionFieldColumns } from '../../../domain/exchange/tables/session-columns'
import { valueIn } from '../../../domain/session-fields'
import type { CurrentState, StoredSession } from '../current-state'
import type { ColumnTitle } from './column-titles'
import {
  type Desired,
  desiredInstant,
  desiredRichText,
  desiredSourceId,
  desiredText,
  desiredValue,
  type Target,
} from './desired'
import { matchSessions } from './match-sessions'
import type { People } from './plan-people'
import type { Rooms } from './plan-places'
import { type PlannedWrite, plannedWrite } from './planned-write'
import { checkSession, repeatedSessions } from './session-problems'

/** The documents that sessions refer to, and the titles of the columns. */
interface References {
  rooms: Rooms
  people: People
  titleOf: ColumnTitle
}

/** Plans the sessions of a file; adds what is wrong with them to `problems`. */
export function planSessions(
  drafts: readonly SessionDraft[],
  { edition, sessions }: CurrentState,
  references: References,
  problems: Problem[],
): PlannedWrite[] {
  const matches = matchSessions(drafts, sessions)
  const repeated = repeatedSessions(drafts, matches, references.titleOf)
  problems.push(...repeated.values())
  return drafts.flatMap((given, index) => {
    if (repeated.has(given)) return []
    const stored = matches.get(given)
    const draft = checkSession(given, stored, edition, references.titleOf, problems)
    const base = {
      collection: 'sessions',
      row: draft.row,
      label: draft.title ?? stored?.title?.fr ?? '',
      ref: `sessions:${index}`,
    } as const
    const desired = sessionFieldColumns.flatMap((column) => desiredField(column, draft, stored, references))
    const withSource = desiredSourceId(desired, draft.sourceId, stored)
    return [plannedWrite(base, withSource, stored, { edition: edition.id, status: 'scheduled' })]
  })
}

/** Compares one field of a draft with that of the stored session, by the kind of the field. */
function desiredField(
  { name, title, field, language }: FieldColumn,
  draft: SessionDraft,
  stored: StoredSession | undefined,
  { rooms, people }: References,
): Desired[] {
  const target = { column: title, field: field.name, locale: language }
  const current = stored && valueIn(stored, field, language)
  const value = draft[name]
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'web-address':
      return desiredText(target, value as string | undefined, current)
    case 'rich-text':
      return desiredRichText(target, value as string | undefined, current as object | undefined)
    case 'instant':
      return desiredInstant(target, value as string | undefined, current as string | undefined)
    case 'choices':
      return desiredValue(target, sorted(value), current, sorted(current))
    case 'room':
      return desiredValue(target, value ? rooms.refOf(String(value), draft.row) : undefined, current)
    case 'participants':
      return desiredParticipants(target, draft, stored, people)
    case 'choice':
    case 'whole-number':
    case 'video':
      return desiredValue(target, value, current)
  }
}

/**
 * Compares the people of a session. A role that the file does not give stays as it is. A file that says that a session has
 * nobody takes people away only from a session that it wrote.
 */
function desiredParticipants(
  target: Target,
  { participants, row, sourceId }: SessionDraft,
  stored: StoredSession | undefined,
  people: People,
): Desired[] {
  const current = (stored?.participants ?? []).map(({ speaker, role }) => ({ speaker, role }))
  const isOwn = sourceId !== undefined && stored?.sourceId === sourceId
  if (!participants || (participants.length === 0 && !isOwn)) return []
  const roles = new Map(current.map(({ speaker, role }) => [speaker, role]))
  const desired = new Map<string, { speaker: string; role: string }>()
  for (const person of participants) {
    for (const speaker of people.refsOf(person, row)) {
      if (!desired.has(speaker)) desired.set(speaker, { speaker, role: person.role ?? roles.get(speaker) ?? 'speaker' })
    }
  }
  return desiredValue(target, [...desired.values()], current)
}

const sorted = (values: unknown): unknown => (Array.isArray(values) ? [...values].sort() : values)
