import { publicTag } from '../../cache/public-tag'
import { type CacheTag, tagsOfWrite } from '../../cache/tags'
import { type ChangeEvent, type ChangeKind, partsOf, type Subject } from './change'
import { joined, type LogEntry, type LogRow, separated } from './log-rows'
import type { PublicState } from './public-state'

/** A row of the log before it has its position and its moment. */
export type NewEntry = Omit<LogEntry, 'position' | 'at'>

/** What a document has become for the public, beside the newest row about it; `undefined` when that is the same. */
export function compareState(
  subject: Subject,
  before: LogRow | undefined,
  now: PublicState | undefined,
): NewEntry | undefined {
  const wasPublic = before !== undefined && before.kind !== 'withdrawn'
  if (!now) return wasPublic ? withdrawal(subject, before) : undefined
  if (wasPublic && before.hash === now.hash) return undefined
  const kind: ChangeKind = wasPublic ? 'changed' : 'published'
  const left = [...separated(before?.formerEditions), ...separated(before?.editions)]
  return {
    subject,
    kind,
    slug: now.slug ?? null,
    editions: joined(now.editions),
    formerEditions: joined(new Set(left.filter((edition) => !now.editions.includes(edition)))),
    references: joined(now.references),
    tags: publicTags([...now.tags, ...tagsOfRow(before)]),
    events: eventsOf(subject, kind, before, now),
    hash: now.hash,
    status: now.status ?? null,
  }
}

// Without its slug: an address can contain the name of a person who is no longer named.
const withdrawal = (subject: Subject, before: LogRow): NewEntry => ({
  subject,
  kind: 'withdrawn',
  slug: null,
  editions: before.editions,
  formerEditions: before.formerEditions,
  references: before.references,
  tags: publicTags(tagsOfRow(before)),
  events: eventsOf(subject, 'withdrawn', before, undefined),
  hash: null,
  status: null,
})

const publicTags = (tags: CacheTag[]): string[] => [...new Set(tags.map(publicTag))]

function tagsOfRow(row: LogRow | undefined): CacheTag[] {
  if (!row) return []
  const { collection, id } = partsOf(row.subject)
  return tagsOfWrite(collection, [{ id, slug: row.slug, editions: separated(row.editions) }])
}

function eventsOf(
  subject: Subject,
  kind: ChangeKind,
  before: LogRow | undefined,
  now: PublicState | undefined,
): ChangeEvent[] {
  const events: ChangeEvent[] = [`content.${kind}`]
  if (subject.startsWith('sessions#') && kind === 'changed') {
    events.push('session.changed')
    if (now?.status === 'cancelled' && before?.status !== 'cancelled') events.push('session.cancelled')
  }
  if (subject.startsWith('releases#') && kind === 'published') events.push('edition.released')
  return events
}
