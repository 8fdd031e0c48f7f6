import type { Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import type { ContentChange } from '../content/changes/change'
import { findChanges } from '../content/changes/find-changes'
import { lastPosition } from '../content/changes/log-rows'
import { findFloor } from '../content/changes/retention'
import { type Cursor, writeCursor } from './cursor'
import type { Wanted } from './parameters'

/** A change as everybody reads it. */
export interface PublicChange {
  position: number
  at: string
  kind: ContentChange['kind']
  collection: string
  id: string
  slug?: string
  editions: string[]
}

/** Changes with the cursor after them. */
interface ChangesPage {
  changes: PublicChange[]
  next: Cursor
  hasMore: boolean
}

/**
 * Finds what has changed since a cursor: each document once, with its latest change, so that nothing is said of what it was before.
 * `undefined` when changes since then are gone.
 */
export async function findPage(payload: Payload, { cursor, edition, limit }: Wanted): Promise<ChangesPage | undefined> {
  // Before the changes: all rows up to it are found.
  const last = await lastPosition(payload)
  const found = await findChanges(payload, { after: cursor.position, limit: limit + 1, edition, newestOnly: true })
  // After the rows: cleaning raises the floor before it removes any.
  if (isExpired(cursor, await findFloor(payload))) return undefined
  const hasMore = found.length > limit
  const read = found.slice(0, limit)
  const position = read.at(-1)?.position ?? cursor.position
  // At the end of the log also where nothing concerns the client: its cursor does not grow old.
  const next = { ...cursor, position: hasMore ? position : Math.max(position, last) }
  const editions = await publicEditions(payload)
  const changes = read.flatMap((change) => publicChange(change, cursor, edition, editions) ?? [])
  return { changes, next, hasMore }
}

/** Whether what was removed from the log may have been news to a client. */
const isExpired = ({ position, began = 0 }: Cursor, floor: number): boolean => Math.max(position, began) < floor

/** The ids of the public editions. */
export async function publicEditions(payload: Payload): Promise<ReadonlySet<string>> {
  const editions = await findDocuments(payload, 'editions', { as: { user: null }, select: { slug: true } })
  return new Set(editions.map(({ id }) => id))
}

/**
 * A change as a client reads it that follows an edition, or everything. What has left the edition is withdrawn from it. `undefined` for what
 * a client that begins has never seen.
 */
export function publicChange(
  { position, at, kind, collection, id, slug, editions, formerEditions }: ContentChange,
  { began = 0 }: Cursor,
  edition: string | undefined,
  published: ReadonlySet<string>,
): PublicChange | undefined {
  const hasLeft = edition !== undefined && !editions.includes(edition) && formerEditions.includes(edition)
  const isGone = kind === 'withdrawn' || hasLeft
  if (isGone && position <= began) return undefined
  return {
    position,
    at,
    kind: isGone ? 'withdrawn' : kind,
    collection,
    id,
    ...(slug && !isGone ? { slug } : {}),
    editions: (hasLeft ? [edition] : editions).filter((one) => published.has(one)),
  }
}

/** The JSON of a page. */
export const pageJson = ({ changes, next, hasMore }: ChangesPage) => ({ changes, next: writeCursor(next), hasMore })
