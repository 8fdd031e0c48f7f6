import type { Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import type { Language } from '../../domain/bilingual'
import type { ChangeKind } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import type { Instant } from '../../domain/zone'

/** A stored release. */
export interface StoredRelease {
  id: string
  number: number
  releasedAt: string
  /** The name of the user who made it; `undefined` when the account is deleted. */
  by?: string
  /** The number of the release that it restored. */
  restores?: number
  changes: { kind: ChangeKind; session: string | null; summary: string }[]
  /** The programme that it showed; absent in lists. */
  programme?: ReleasedProgramme
}

interface Document extends Omit<StoredRelease, 'by' | 'changes'> {
  by?: { name?: string } | string | null
  changes?: { kind: ChangeKind; session: unknown; summary: string }[]
}

/** Finds the newest release of an edition; `undefined` when it has none. */
export const lastRelease = async (req: PayloadRequest, edition: string): Promise<StoredRelease | undefined> =>
  (await find(req, { edition: { equals: edition } }, { limit: 1, hasProgramme: true }))[0]

/** When an edition was released last, restored releases apart; `undefined` when it never was. */
export async function lastReleasedAt(source: Payload | PayloadRequest, edition: string): Promise<Instant | undefined> {
  const where: Where = { and: [{ edition: { equals: edition } }, { restores: { exists: false } }] }
  const options = { as: 'system', where, sort: '-number', limit: 1, select: { releasedAt: true } } as const
  return (await findDocuments(source, 'releases', options))[0]?.releasedAt
}

/** Finds a release of an edition by its number. */
export async function releaseNumbered(
  req: PayloadRequest,
  edition: string,
  number: number,
): Promise<StoredRelease | undefined> {
  if (!Number.isInteger(number)) return undefined
  const where: Where = { and: [{ edition: { equals: edition } }, { number: { equals: number } }] }
  return (await find(req, where, { limit: 1, hasProgramme: true }))[0]
}

/** Finds the releases of an edition, the newest first, without their programmes; the summaries are in `locale`. */
export const listReleases = (req: PayloadRequest, edition: string, locale: Language): Promise<StoredRelease[]> =>
  find(req, { edition: { equals: edition } }, { locale })

async function find(
  req: PayloadRequest,
  where: Where,
  { hasProgramme = false, ...options }: { limit?: number; locale?: Language; hasProgramme?: boolean },
): Promise<StoredRelease[]> {
  const found = await findDocuments<Document>(req, 'releases', {
    ...options,
    as: 'system',
    where,
    sort: '-number',
    select: {
      number: true,
      releasedAt: true,
      by: true,
      restores: true,
      changes: true,
      ...(hasProgramme ? { programme: true } : {}),
    },
    depth: 1,
    populate: { users: { name: true }, sessions: {} },
    showHiddenFields: true,
  })
  return found.map(({ by, changes, ...release }) => ({
    ...release,
    by: typeof by === 'object' ? by?.name : undefined,
    changes: (changes ?? []).map(({ kind, session, summary }) => ({ kind, session: idOf(session) ?? null, summary })),
  }))
}
