import type { PayloadRequest } from 'payload'
import { rows } from '../../../collections/shared/rows'
import { labelOf } from '../../domain/checks/label'
import { type Change, changesBetween } from '../../domain/release/changes'
import type { ReleasedProgramme, SessionFields } from '../../domain/release/programme'
import type { Surroundings } from '../../domain/release/summaries'
import { checkProgramme } from '../checks/check-programme'
import { newest } from '../newest'
import type { Report } from '../progress'
import { yieldToEventLoop } from '../yield-to-event-loop'
import { recordRelease, userOf } from './record'
import { Blocked, namingDocument } from './refusals'
import { lastRelease, releaseNumbered } from './releases'
import { publicSessions, type SessionDoc, shownBy } from './shown'
import { inOneTransaction } from './transaction'
import { hide, writeFields } from './write-session'

/** What going back to an earlier release would change, or has changed. */
export interface Restoration {
  edition: { id: string; title: string; timezone: string }
  /** The release to go back to, and the one that this makes. */
  restores: number
  number: number
  changes: Change[]
  surroundings: Surroundings
  /** Sessions of then that no longer exist: they cannot be given back. */
  gone: string[]
}

/** What going back to a release would change for readers; `undefined` when there is no such edition or release. */
export async function planRestore(
  req: PayloadRequest,
  id: string,
  restores: number,
): Promise<(Restoration & { before: ReleasedProgramme; target: ReleasedProgramme }) | undefined> {
  const [edition] = await rows(req.payload, 'editions', { id: { equals: id } }, { req, draft: true })
  const last = await lastRelease(req, id)
  const then = (await releaseNumbered(req, id, restores))?.programme
  if (!edition || edition.deletedAt || !then) return undefined
  const known = await newest<SessionDoc>(req, 'sessions', { edition: { equals: id } }, { trash: true })
  const exists = new Set(known.map((session) => session.id))
  const gone = Object.entries(then.sessions).filter(([session]) => !exists.has(session))
  const before = await shownBy(req, id, await publicSessions(req, id))
  const target = {
    rooms: before.rooms,
    sessions: await possible(
      req,
      id,
      Object.entries(then.sessions).filter(([session]) => exists.has(session)),
    ),
  }
  return {
    edition: { id, title: edition.title, timezone: edition.timezone },
    restores,
    number: (last?.number ?? 0) + 1,
    changes: changesBetween(before, target),
    surroundings: { timezone: edition.timezone, before, after: target },
    gone: gone.map(([, { title }]) => labelOf(title)),
    before,
    target,
  }
}

/**
 * Shows readers the sessions of an earlier release again, as a new release; later ones become drafts, and drafts that
 * this replaces stay among the versions of their session. All of it or nothing. Throws `Blocked` when what would then be
 * public has findings that block.
 */
export async function restore(
  req: PayloadRequest,
  edition: string,
  number: number,
  report: Report,
): Promise<Restoration | undefined> {
  return inOneTransaction(req, async (inside) => {
    const plan = await planRestore(inside, edition, number)
    if (!plan || plan.changes.length === 0) return plan
    const { before, target, surroundings, changes, restores } = plan
    const changed = [...new Set(changes.map(({ session }) => session))]
    report(0, changed.length + 1)
    for (const [index, session] of changed.entries()) {
      const fields = target.sessions[session]
      const label = labelOf((fields ?? before.sessions[session])?.title)
      await namingDocument(inside, label, () => (fields ? writeFields(inside, session, fields) : hide(inside, session)))
      report(index + 1, changed.length + 1)
      await yieldToEventLoop()
    }
    const checked = await checkProgramme(inside.payload, edition, inside, new Set(Object.keys(target.sessions)))
    const blocking = checked?.findings.filter(({ level }) => level === 'blocks') ?? []
    if (blocking.length > 0) throw new Blocked(blocking)
    const by = userOf(req)
    await recordRelease(inside, {
      edition,
      number: plan.number,
      by,
      restores,
      changes,
      surroundings,
      programme: target,
    })
    return plan
  })
}

/** Sessions without the rooms and people that no longer exist. */
async function possible(req: PayloadRequest, edition: string, sessions: [string, SessionFields][]) {
  const rooms = new Set(
    (await newest<{ id: string }>(req, 'rooms', { edition: { equals: edition } })).map(({ id }) => id),
  )
  const named = sessions.flatMap(([, { participants }]) => (participants ?? []).map(({ speaker }) => speaker))
  const found = await newest<{ id: string }>(req, 'speakers', { id: { in: [...new Set(named)] } }, { trash: true })
  const people = new Set(found.map(({ id }) => id))
  return Object.fromEntries(
    sessions.map(([id, { room, participants, ...fields }]) => {
      const still = participants?.filter(({ speaker }) => people.has(speaker)) ?? []
      return [
        id,
        {
          ...fields,
          ...(room && rooms.has(room) ? { room } : {}),
          ...(still.length > 0 ? { participants: still } : {}),
        },
      ]
    }),
  )
}
