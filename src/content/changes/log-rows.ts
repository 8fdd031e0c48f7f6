import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { type ChangeEvent, type ChangeKind, type ContentChange, partsOf, type Subject } from './change'

export const CHANGE_LOG = 'change-log'

/** A row of the log, as it is written. */
export interface LogEntry {
  position: number
  at: string
  kind: ChangeKind
  subject: Subject
  slug: string | null
  editions: string
  formerEditions: string
  references: string
  tags: string[]
  events: ChangeEvent[]
  /** `null` when it is not public. */
  hash: string | null
  status: string | null
}

/** A row of the log, as it is read. */
export interface LogRow extends LogEntry {
  id: string
  isNewest?: boolean | null
}

/** Ids as one text, in which each can be found: between spaces. */
export const joined = (ids: Iterable<string>): string => ` ${[...ids].join(' ')} `

/** The ids of such a text. */
export const separated = (text: string | null | undefined): string[] => text?.split(' ').filter(Boolean) ?? []

/** Finds rows of the log, oldest first. */
export const findRows = (payload: Payload, where: Where, options: { limit?: number; sort?: string } = {}) =>
  findDocuments<LogRow>(payload, CHANGE_LOG, { as: 'system', where, sort: 'position', ...options })

/** The newest row of each document, by its subject, and the older ones of several newest that a process that died has left. */
export async function newestRows(
  payload: Payload,
  subjects: readonly Subject[],
): Promise<{ newest: Map<Subject, LogRow>; older: LogRow[] }> {
  const where: Where = { and: [{ subject: { in: [...subjects] } }, { isNewest: { equals: true } }] }
  const rows = subjects.length > 0 ? await findRows(payload, where) : []
  const newest = new Map(rows.map((row) => [row.subject, row]))
  return { newest, older: rows.filter((row) => newest.get(row.subject) !== row) }
}

/** The position of the last row; 0 in an empty log. */
export async function lastPosition(payload: Payload): Promise<number> {
  const [row] = await findRows(payload, {}, { sort: '-position', limit: 1 })
  return row?.position ?? 0
}

/** The change that a row records. */
export function changeOf(row: LogRow): ContentChange {
  const { position, at, kind, subject, slug, tags, events } = row
  return {
    position,
    at,
    kind,
    ...partsOf(subject),
    ...(slug ? { slug } : {}),
    editions: separated(row.editions),
    formerEditions: separated(row.formerEditions),
    events: events ?? [],
    tags: tags ?? [],
  }
}
