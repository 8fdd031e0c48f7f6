import type { SessionDraft } from '../../../domain/exchange/drafts'
import type { Problem } from '../../../domain/exchange/problem'
import { type FieldColumn, sessionFieldColumns } from '../../../domain/exchange/tables/session-columns'
import { valueIn } from '../../../domain/session-fields'
import type { CurrentState, StoredSession } from '../current-state'
import type { ColumnTitle } from './column-titles'
import { type Desired, desiredInstant, desiredRichText, desiredText, desiredValue } from './desired'
import { matchSessions } from './match-sessions'
import type { People } from './plan-people'
import type { ByName } from './plan-places'
import { type PlannedWrite, plannedWrite } from './planned-write'
import { repeatedSessions, sessionProblems } from './session-problems'

/** The documents that sessions refer to, and the titles of the columns. */
interface References {
  rooms: ByName
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
  problems.push(...repeatedSessions(drafts, matches, references.titleOf))
  return drafts.map((draft, index) => {
    const stored = matches.get(draft)
    problems.push(...sessionProblems(draft, stored, edition, references.titleOf))
    const base = {
      collection: 'sessions',
      row: draft.row,
      label: draft.title ?? stored?.title?.fr ?? '',
      ref: `sessions:${index}`,
    } as const
    const desired = sessionFieldColumns.flatMap((column) => desiredField(column, draft, stored, references))
    return plannedWrite(base, desired, stored, { edition: edition.id, status: 'scheduled' })
  })
}

/** Compares one field of a draft with that of the stored session, by the kind of the field. */
function desiredField(
  { name, title, field, language }: FieldColumn,
  draft: SessionDraft,
  stored: StoredSession | undefined,
  { rooms, people, titleOf }: References,
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
      return desiredValue(target, value && rooms.refOf(String(value), draft.row), current)
    case 'participants': {
      const { participants } = draft
      if (!participants?.length) return []
      const column = titleOf('participants')
      const refs = participants.map((person) => ({
        speaker: people.refOf(person, draft.row, column),
        role: person.role,
      }))
      return desiredValue(
        target,
        refs,
        (stored?.participants ?? []).map(({ speaker, role }) => ({ speaker, role })),
      )
    }
    case 'choice':
    case 'whole-number':
    case 'video':
      return desiredValue(target, value, current)
  }
}

const sorted = (values: unknown): unknown => (Array.isArray(values) ? [...values].sort() : values)
