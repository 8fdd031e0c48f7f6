import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { aside } from '../../../collections/shared/rows'
import type { Finding } from '../../domain/checks/finding'
import { labelOf } from '../../domain/checks/label'
import { type Change, changesBetween } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import type { Surroundings } from '../../domain/release/summaries'
import { checkProgramme } from '../checks/check-programme'
import { newest } from '../newest'
import { lastRelease } from './releases'
import { publicSessions, type SessionDoc, shownBy } from './shown'

/** A document that a release would publish. */
export interface Pending {
  collection: 'rooms' | 'speakers' | 'sessions' | 'editions'
  id: string
  label: string
  /** Whether readers have an earlier version of it. */
  isPublic: boolean
}

/** What a release of an edition would do now. */
export interface ReleasePlan {
  edition: { id: string; title: string; timezone: string }
  /** The number that the release would have. */
  number: number
  blocking: Finding[]
  warnings: number
  /** In the order in which they are published: what others point at comes first. */
  pending: Pending[]
  changes: Change[]
  surroundings: Surroundings
  programme: ReleasedProgramme
  /** Whether somebody is in the middle of publishing one of the documents. */
  isUnsettled: boolean
}

/** What a release of an edition would do; `undefined` when there is no such edition. Past access rules. */
export async function planRelease(req: PayloadRequest, id: string): Promise<ReleasePlan | undefined> {
  const checked = await checkProgramme(req.payload, id, req)
  if (!checked) return undefined
  const { findings, counts, programme } = checked
  const { edition } = programme
  const sessions = await newest<SessionDoc>(req, 'sessions', { edition: { equals: id } })
  const last = await lastRelease(req, id)
  const before = last?.programme ?? (await shownBy(req, id, await publicSessions(req, id)))
  const after = await shownBy(req, id, sessions)
  const taking = new Set(sessions.flatMap(({ participants }) => speakersIn(participants)))
  const rooms = await pendingOf(req, 'rooms', programme.rooms.filter(isPending), ({ name }) => labelOf(name))
  const speakers = await pendingOf(
    req,
    'speakers',
    programme.speakers.filter((speaker) => isPending(speaker) && taking.has(speaker.id)),
    ({ name }) => labelOf(name),
  )
  const held = await pendingOf(req, 'sessions', programme.sessions.filter(isPending), ({ title }) => labelOf(title))
  const itself = await pendingOf(req, 'editions', [edition].filter(isPending), ({ title }) => labelOf(title))
  const found = [rooms, speakers, held, itself]
  return {
    edition: { id, title: labelOf(edition.title), timezone: edition.timezone },
    number: (last?.number ?? 0) + 1,
    blocking: findings.filter(({ level }) => level === 'blocks'),
    warnings: counts.warns,
    // A person whom readers know already is published by whoever edits them, for all editions.
    pending: found
      .flatMap(({ pending }) => pending)
      .filter(({ collection, isPublic }) => collection !== 'speakers' || !isPublic),
    changes: changesBetween(before, after),
    surroundings: { timezone: edition.timezone, before, after },
    programme: after,
    isUnsettled: found.some(({ isUnsettled }) => isUnsettled),
  }
}

const isPending = ({ isPending: pending }: { isPending: boolean }) => pending

const speakersIn = (participants: unknown): string[] =>
  Array.isArray(participants) ? participants.map(({ speaker }) => String(speaker)) : []

interface Row {
  id: string
  _status?: string
  updatedAt: string
}

async function pendingOf<Doc extends { id: string }>(
  req: PayloadRequest,
  collection: Pending['collection'],
  docs: Doc[],
  label: (doc: Doc) => string,
): Promise<{ pending: Pending[]; isUnsettled: boolean }> {
  if (docs.length === 0) return { pending: [], isUnsettled: false }
  const where: Where = { id: { in: docs.map(({ id }) => id) } }
  const shown = new Map((await currentRows(req, collection, where)).map((row) => [row.id, row]))
  const drafts = await newest<Row>(req, collection, where)
  return {
    pending: docs.map((doc) => ({
      collection,
      id: doc.id,
      label: label(doc),
      isPublic: shown.get(doc.id)?._status === 'published',
    })),
    // A document is written first, its version after it.
    isUnsettled: drafts.some(({ id, updatedAt }) => (shown.get(id)?.updatedAt ?? '') > updatedAt),
  }
}

async function currentRows(req: PayloadRequest, collection: CollectionSlug, where: Where): Promise<Row[]> {
  const { docs } = await req.payload.find({
    collection,
    where,
    select: { _status: true, updatedAt: true } as never,
    depth: 0,
    draft: false,
    joins: false as never,
    pagination: false,
    overrideAccess: true,
    req: aside(req),
  })
  return docs as unknown as Row[]
}
