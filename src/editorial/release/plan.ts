import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Finding } from '../../domain/checks/finding'
import { labelOf } from '../../domain/checks/label'
import { type Change, changesBetween } from '../../domain/release/changes'
import type { ReleasedProgramme } from '../../domain/release/programme'
import type { SummaryContext } from '../../domain/release/summaries'
import { checkProgramme } from '../checks/check-programme'
import { latestVersions } from '../latest-versions'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { lastRelease } from './releases'
import { latestSessions, programmeWith, publicSessions } from './sessions'

/** A document that a release would publish. */
export interface Pending {
  collection: 'rooms' | 'speakers' | 'sessions' | 'editions'
  id: string
  label: string
  /** Whether an earlier version of it is public. */
  isPublic: boolean
}

/** The effects of releasing an edition now. */
export interface ReleasePlan {
  edition: { id: string; title: string; timezone: string }
  /** The number of the release. */
  number: number
  blocking: Finding[]
  warnings: number
  /** In the order of publication: documents that others refer to come first. */
  pending: Pending[]
  changes: Change[]
  summaryContext: SummaryContext
  programme: ReleasedProgramme
  /** Whether another request is publishing one of the documents at this moment. */
  isBeingPublished: boolean
}

/** Plans a release of an edition; `undefined` when there is no such edition. Bypasses access control. */
export async function planRelease(req: PayloadRequest, id: string): Promise<ReleasePlan | undefined> {
  const checked = await checkProgramme(req.payload, id, req)
  if (!checked) return undefined
  const { findings, counts, programme } = checked
  const { edition } = programme
  await yieldToEventLoop()
  const sessions = await latestSessions(req, id)
  const last = await lastRelease(req, id)
  const before = last?.programme ?? (await programmeWith(req, id, await publicSessions(req, id)))
  const after = await programmeWith(req, id, sessions)
  await yieldToEventLoop()
  const taking = new Set(sessions.flatMap(({ participants }) => speakersIn(participants)))
  const withdrawn = await withdrawnAmong(req, [...taking])
  const speakers = programme.speakers.filter(({ id: speaker }) => taking.has(speaker) && !withdrawn.has(speaker))
  const groups = [
    await pendingOf(req, 'rooms', programme.rooms, ({ name }) => labelOf(name)),
    await pendingOf(req, 'speakers', speakers, ({ name }) => labelOf(name)),
    await pendingOf(req, 'sessions', programme.sessions, ({ title }) => labelOf(title)),
    await pendingOf(req, 'editions', [edition], ({ title }) => labelOf(title)),
  ]
  return {
    edition: { id, title: labelOf(edition.title), timezone: edition.timezone },
    number: (last?.number ?? 0) + 1,
    blocking: findings.filter(({ level }) => level === 'blocks'),
    warnings: counts.warns,
    // The page of a public person belongs to all editions: its changes are published from its own form.
    pending: groups
      .flatMap(({ pending }) => pending)
      .filter(({ collection, isPublic }) => collection !== 'speakers' || !isPublic),
    changes: changesBetween(before, after),
    summaryContext: { timezone: edition.timezone, before, after },
    programme: after,
    isBeingPublished: groups.some(({ isBeingPublished }) => isBeingPublished),
  }
}

/** The people who have withdrawn: an editor publishes them again once they agree, not a release. */
async function withdrawnAmong(req: PayloadRequest, ids: string[]): Promise<ReadonlySet<string>> {
  const where: Where = { and: [{ id: { in: ids } }, { consentUntil: { less_than: new Date().toISOString() } }] }
  const found = await findDocuments(req, 'speakers', { where, select: { name: true }, as: 'system' })
  return new Set(found.map(({ id }) => id))
}

const speakersIn = (participants: unknown): string[] =>
  Array.isArray(participants) ? participants.map(({ speaker }) => String(speaker)) : []

interface Publication {
  id: string
  _status?: string
  updatedAt: string
}

async function pendingOf<Doc extends { id: string; isPending: boolean }>(
  req: PayloadRequest,
  collection: Pending['collection'],
  documents: Doc[],
  label: (document: Doc) => string,
): Promise<{ pending: Pending[]; isBeingPublished: boolean }> {
  const pending = documents.filter(({ isPending }) => isPending)
  if (pending.length === 0) return { pending: [], isBeingPublished: false }
  const where: Where = { id: { in: pending.map(({ id }) => id) } }
  const select = { _status: true, updatedAt: true }
  const main = await findDocuments<Publication>(req, collection, { as: 'system', where, select })
  const shown = new Map(main.map((document) => [document.id, document]))
  const latest = await findDocuments<Publication>(req, collection, { ...latestVersions, where, select })
  return {
    pending: pending.map((document) => ({
      collection,
      id: document.id,
      label: label(document),
      isPublic: shown.get(document.id)?._status === 'published',
    })),
    // Payload writes a document before its version.
    isBeingPublished: latest.some(({ id, updatedAt }) => (shown.get(id)?.updatedAt ?? '') > updatedAt),
  }
}
