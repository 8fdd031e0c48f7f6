import type { PayloadRequest } from 'payload'
import type { Change } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import { type SummaryContext, summaryOf } from '../../domain/release/summaries'
import { createDocument, updateDocument } from '../write-documents'

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

/** Stores a release: its changes as public sentences, and its programme for restoring it. Returns the id. */
export async function recordRelease(
  req: PayloadRequest,
  { changes, summaryContext, ...release }: ReleaseContents,
): Promise<string> {
  const summarised = changes.map((change) => ({ ...change, summary: summaryOf(change, summaryContext) }))
  const created = await createDocument(req, 'releases', {
    ...release,
    releasedAt: new Date().toISOString(),
    changes: summarised.map(({ kind, session, summary }) => ({ kind, session, summary: summary.fr })),
  })
  if (summarised.length === 0) return created.id
  const inEnglish = created.changes?.map((change, at) => ({ ...change, summary: summarised[at]?.summary.en ?? '' }))
  await updateDocument(req, 'releases', created.id, { changes: inEnglish }, { locale: 'en' })
  return created.id
}

/** Returns the id of the user of a request; `undefined` for an API client. */
export const userOf = ({ user }: PayloadRequest): string | undefined =>
  user?.collection === 'users' ? String(user.id) : undefined
