import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import type { Change } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import { type SummaryContext, summaryOf } from '../../domain/release/summaries'

/** The contents of a release. */
export interface ReleaseContents {
  edition: string
  number: number
  /** The id of the user who makes the release. */
  by?: string
  /** The number of the release that this one restores. */
  restores?: number
  changes: Change[]
  summaryContext: SummaryContext
  programme: ReleasedProgramme
}

/**
 * Stores a release: its changes as public sentences, and its programme for restoring it. Returns the id. Written by the adapter,
 * in both languages at once: Payload copies the whole document, with its programme, for each field of each change.
 */
export async function recordRelease(
  req: PayloadRequest,
  { changes, summaryContext, ...release }: ReleaseContents,
): Promise<string> {
  const gone = await goneSessions(req, changes)
  const data = {
    ...release,
    releasedAt: new Date().toISOString(),
    changes: changes.map((change) => ({
      id: randomUUID(),
      kind: change.kind,
      session: gone.has(change.session) ? null : change.session,
      summary: summaryOf(change, summaryContext),
    })),
  }
  const { id } = await req.payload.db.create({ collection: 'releases', data, req: isolatedRequest(req) })
  return String(id)
}

/** The removed sessions that were deleted for good: a change names them, and cannot refer to them. */
async function goneSessions(req: PayloadRequest, changes: Change[]): Promise<Set<string>> {
  const removed = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ session }) => session))
  const where = { id: { in: [...removed] } }
  const found = removed.size > 0 ? await findDocuments(req, 'sessions', { as: 'system', where, trash: true }) : []
  for (const { id } of found) removed.delete(String(id))
  return removed
}

/** Returns the id of the user of a request; `undefined` for an API client. */
export const userOf = ({ user }: PayloadRequest): string | undefined =>
  user?.collection === 'users' ? String(user.id) : undefined
