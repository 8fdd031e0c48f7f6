import type { PayloadRequest, Where } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { ChangeKind } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'

/** A release as it is kept. */
export interface KeptRelease {
  id: string
  number: number
  releasedAt: string
  /** Who made it, by name, when the account still exists. */
  by?: string
  /** The number of the release that it gave back. */
  restores?: number
  changes: { kind: ChangeKind; session: string | null; summary: string }[]
  /** What it showed; absent from lists. */
  programme?: ReleasedProgramme
}

interface Row extends Omit<KeptRelease, 'by'> {
  by?: { name?: string } | string | null
}

/** The newest release of an edition, if it has one. */
export const lastRelease = async (req: PayloadRequest, edition: string): Promise<KeptRelease | undefined> =>
  (await find(req, { edition: { equals: edition } }, { limit: 1 }))[0]

/** The release of an edition with a number. */
export async function releaseNumbered(
  req: PayloadRequest,
  edition: string,
  number: number,
): Promise<KeptRelease | undefined> {
  if (!Number.isInteger(number)) return undefined
  return (await find(req, { and: [{ edition: { equals: edition } }, { number: { equals: number } }] }, { limit: 1 }))[0]
}

/** The releases of an edition, the newest first, without what they showed; their changes in a language. */
export const listReleases = (req: PayloadRequest, edition: string, locale: 'fr' | 'en'): Promise<KeptRelease[]> =>
  find(req, { edition: { equals: edition } }, { limit: 0, locale, isList: true })

async function find(
  req: PayloadRequest,
  where: Where,
  { limit, locale = 'fr', isList = false }: { limit: number; locale?: 'fr' | 'en'; isList?: boolean },
): Promise<KeptRelease[]> {
  const { docs } = await req.payload.find({
    collection: 'releases',
    where,
    limit,
    locale,
    sort: '-number',
    select: isList
      ? { number: true, releasedAt: true, by: true, restores: true, changes: true }
      : { number: true, releasedAt: true, by: true, restores: true, changes: true, programme: true },
    depth: 1,
    populate: { users: { name: true }, sessions: {} },
    joins: false as never,
    pagination: false,
    showHiddenFields: true,
    overrideAccess: true,
    req: aside(req),
  })
  return (docs as unknown as Row[]).map(({ by, ...release }) => ({
    ...release,
    by: typeof by === 'object' ? by?.name : undefined,
    changes: (release.changes ?? []).map(({ kind, session, summary }) => ({ kind, session: idIn(session), summary })),
  }))
}

const idIn = (session: unknown): string | null =>
  typeof session === 'string' ? session : ((session as { id?: string } | null)?.id ?? null)
