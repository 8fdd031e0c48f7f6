import type { PayloadRequest } from 'payload'
import { CHECKED_PROGRAMME } from '../../../collections/sessions/refuse-overlaps'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { labelOf } from '../../domain/checks/label'
import { recordOf, recordsOf } from '../../domain/record'
import { type Change, changesBetween } from '../../domain/release/changes'
import {
  hasOtherVideo,
  type ReleasedProgramme,
  type ReleasedSession,
  withVideosOf,
} from '../../domain/release/programme'
import type { SummaryContext } from '../../domain/release/summaries'
import { checkProgramme } from '../checks/check-programme'
import { exclusively } from '../exclusive/exclusively'
import { latestVersions } from '../latest-versions'
import { inOneTransaction } from '../one-transaction'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { recordRelease, userOf } from './record-release'
import { BlockedRelease, namingDocument } from './refusals'
import { lastRelease, releaseNumbered } from './releases'
import { latestSessions, programmeWith, publicSessions } from './sessions'
import { publishFields, unpublish } from './write-session'

/** The effects of restoring an earlier release. */
export interface Restoration {
  edition: { id: string; title: string; timezone: string }
  /** The number of the release to restore. */
  restores: number
  /** The number of the release that this makes. */
  number: number
  changes: Change[]
  summaryContext: SummaryContext
  /** The titles of the sessions that were deleted for good: they cannot be restored. */
  gone: string[]
  /** The titles of the sessions whose video was changed or taken out since: it is not restored. */
  withoutVideo: string[]
  /** The names of the people who were withdrawn from the site and taken out of a session since: they are not put back. */
  withoutPeople: string[]
}

interface RestorePlan extends Restoration {
  before: ReleasedProgramme
  target: ReleasedProgramme
}

/** Plans the restoration of a release; `undefined` when there is no such edition or release. */
export async function planRestore(req: PayloadRequest, id: string, restores: number): Promise<RestorePlan | undefined> {
  const options = { as: 'system', where: { id: { equals: id } }, draft: true } as const
  const [edition] = await findDocuments(req, 'editions', options)
  const last = await lastRelease(req, id)
  const then = (await releaseNumbered(req, id, restores))?.programme
  if (!edition || !then) return undefined
  const existing = new Map((await latestSessions(req, id, { trash: true })).map((session) => [session.id, session]))
  const sessions = Object.entries(then.sessions)
  const before = await programmeWith(req, id, await publicSessions(req, id))
  const restorable = sessions.flatMap(([session, fields]): [string, ReleasedSession][] => {
    const now = existing.get(session)
    return now ? [[session, withVideosOf(now, fields)]] : []
  })
  const { leftOut, ...found } = await withExistingReferences(req, id, restorable, existing)
  const target = { rooms: before.rooms, sessions: found.sessions }
  return {
    edition: { id, title: edition.title, timezone: edition.timezone },
    restores,
    number: (last?.number ?? 0) + 1,
    changes: changesBetween(before, target),
    summaryContext: { timezone: edition.timezone, before, after: target },
    gone: sessions.filter(([session]) => !existing.has(session)).map(([, { title }]) => labelOf(title)),
    withoutVideo: sessions
      .filter(([session, fields]) => hasOtherVideo(existing.get(session) ?? fields, fields))
      .map(([, { title }]) => labelOf(title)),
    withoutPeople: leftOut,
    before,
    target,
  }
}

/**
 * Shows the sessions of an earlier release again, as a new release, all or nothing. Sessions that it does not have become
 * drafts; replaced drafts stay among the versions of their session. Throws `BlockedRelease` when the restored programme
 * has findings that block, and returns `undefined` when there is no such edition or release.
 */
export async function restore(
  req: PayloadRequest,
  edition: string,
  number: number,
  report: Report,
): Promise<Restoration | undefined> {
  return exclusively(req, { operation: 'restore', edition }, report, (step) =>
    inOneTransaction(req, { user: null, context: { [CHECKED_PROGRAMME]: true } }, (inside) =>
      tryRestore(inside, edition, number, userOf(req), step),
    ),
  )
}

async function tryRestore(
  inside: PayloadRequest,
  edition: string,
  number: number,
  by: string | undefined,
  report: Report,
): Promise<Restoration | undefined> {
  const plan = await planRestore(inside, edition, number)
  if (!plan || plan.changes.length === 0) return plan
  await writeSessions(inside, plan, report)
  const { target, summaryContext, changes, restores } = plan
  const checked = await checkProgramme(inside.payload, edition, inside, new Set(Object.keys(target.sessions)))
  const blocking = checked?.findings.filter(({ level }) => level === 'blocks') ?? []
  if (blocking.length > 0) throw new BlockedRelease(blocking)
  await recordRelease(inside, {
    edition,
    number: plan.number,
    by,
    restores,
    changes,
    summaryContext,
    programme: target,
  })
  return plan
}

async function writeSessions(req: PayloadRequest, plan: RestorePlan, report: Report): Promise<void> {
  const { before, target, changes } = plan
  const changed = [...new Set(changes.map(({ session }) => session))]
  report(0, changed.length + 1)
  for (const [index, session] of changed.entries()) {
    const fields = target.sessions[session]
    const label = labelOf((fields ?? before.sessions[session])?.title)
    await namingDocument(req, label, () => (fields ? publishFields(req, session, fields) : unpublish(req, session)))
    report(index + 1, changed.length + 1)
    await yieldToEventLoop()
  }
}

/**
 * Returns the fields of sessions without the rooms and the people that no longer exist, nor the people who were withdrawn and whom the
 * session does not have `now`; `leftOut` are their names.
 */
async function withExistingReferences(
  req: PayloadRequest,
  edition: string,
  sessions: [string, ReleasedSession][],
  now: ReadonlyMap<string, object>,
) {
  type Found = { id: string; name?: string | null; consentUntil?: string | null }
  const ofEdition = { ...latestVersions, where: { edition: { equals: edition } } }
  const rooms = new Set((await findDocuments<Found>(req, 'rooms', ofEdition)).map(({ id }) => id))
  const named = sessions.flatMap(([, { participants }]) => (participants ?? []).map(({ speaker }) => speaker))
  const where = { id: { in: [...new Set(named)] } }
  const found = await findDocuments<Found>(req, 'speakers', { as: 'system', where, trash: true })
  const people = new Map(found.map((one) => [one.id, one]))
  const leftOut = new Set<string>()
  const isBack = (session: string, speaker: string): boolean => {
    const person = people.get(speaker)
    if (!person) return false
    if (!isWithdrawn(person) || participantsOf(now.get(session)).has(speaker)) return true
    leftOut.add(person.name ?? '')
    return false
  }
  const restored = sessions.map(([id, { room, participants, ...fields }]): [string, ReleasedSession] => {
    const existing = participants?.filter(({ speaker }) => isBack(id, speaker)) ?? []
    return [
      id,
      {
        ...fields,
        ...(room && rooms.has(room) ? { room } : {}),
        ...(existing.length > 0 ? { participants: existing } : {}),
      },
    ]
  })
  return { sessions: Object.fromEntries(restored), leftOut: [...leftOut] }
}

const isWithdrawn = ({ consentUntil }: { consentUntil?: string | null }): boolean =>
  typeof consentUntil === 'string' && consentUntil < new Date().toISOString()

const participantsOf = (session: unknown): ReadonlySet<string | undefined> =>
  new Set(recordsOf(recordOf(session).participants).map(({ speaker }) => idOf(speaker)))
