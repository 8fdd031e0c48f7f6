import type { Condition } from '../../../collections/shared/admin/ready-filters'
import { DEFAULT_ZONE, dayIn, endOfDay, instantAt, isPlainDate } from '../../domain/zone'
import { listAddress } from '../home/list-address'

/** What the list of the audit log is filtered by; empty texts filter nothing. */
export interface AuditFilter {
  action: string
  account: string
  collection: string
  /** The id of a document, or the address of its form. */
  document: string
  /** A day in Paris, `2027-01-15`. */
  day: string
}

/** The address of the audit log with a filter. */
export function filterAddress(admin: string, { action, account, collection, document, day }: AuditFilter): string {
  const named: [string, string][] = [
    ['action', action],
    ['actor', account],
    ['subjectCollection', collection],
    ['subject', idIn(document)],
  ]
  const conditions = named.flatMap(([path, value]): Condition[] => (value ? [[path, 'equals', value]] : []))
  if (isPlainDate(day)) {
    conditions.push(['at', 'greater_than_equal', instantAt(`${day}T00:00`, DEFAULT_ZONE)])
    conditions.push(['at', 'less_than', endOfDay(day)])
  }
  return conditions.length > 0 ? listAddress(admin, 'audit', conditions) : `${admin}/collections/audit`
}

const idIn = (text: string): string =>
  text
    .trim()
    .split(/[?#]/)[0]
    ?.match(/[0-9a-f][0-9a-f-]{22,34}[0-9a-f]/i)?.[0] ?? text.trim()

/** Reads the filter in the address of the audit log. Conditions of another form are no filter of this one. */
export function filterOfAddress(query: URLSearchParams): AuditFilter {
  const value = (path: string, operator = 'equals') =>
    [...query].find(([key]) => /^where\[and\]\[\d+\]/.test(key) && key.endsWith(`[${path}][${operator}]`))?.[1] ?? ''
  const from = Date.parse(value('at', 'greater_than_equal'))
  return {
    action: value('action'),
    account: value('actor'),
    collection: value('subjectCollection'),
    document: value('subject'),
    day: Number.isNaN(from) ? '' : dayIn(new Date(from).toISOString(), DEFAULT_ZONE),
  }
}
