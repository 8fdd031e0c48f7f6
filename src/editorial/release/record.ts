import type { PayloadRequest } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { Change } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import { type Surroundings, summaryOf } from '../../domain/release/summaries'

/** A release to keep. */
export interface ReleaseRecord {
  edition: string
  number: number
  by?: string
  restores?: number
  changes: Change[]
  surroundings: Surroundings
  programme: ReleasedProgramme
}

/** Keeps a release: its changes in public words, and its programme so that it can be given back. */
export async function recordRelease(
  req: PayloadRequest,
  { changes, surroundings, ...release }: ReleaseRecord,
): Promise<string> {
  const told = changes.map((change) => ({ ...change, summary: summaryOf(change, surroundings) }))
  const created = await req.payload.create({
    collection: 'releases',
    data: {
      ...release,
      programme: release.programme as never,
      releasedAt: new Date().toISOString(),
      changes: told.map(({ kind, session, summary }) => ({ kind, session, summary: summary.fr })),
    },
    locale: 'fr',
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
  if (told.length === 0) return created.id
  await req.payload.update({
    collection: 'releases',
    id: created.id,
    data: { changes: created.changes?.map((change, index) => ({ ...change, summary: told[index]?.summary.en ?? '' })) },
    locale: 'en',
    depth: 0,
    overrideAccess: true,
    req: aside(req),
  })
  return created.id
}

/** Who asked for a release, when it is a person. */
export const userOf = ({ user }: PayloadRequest): string | undefined =>
  user?.collection === 'users' ? String(user.id) : undefined
