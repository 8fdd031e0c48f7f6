import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import type { Programme } from '../../domain/checks/programme'
import { translationProgress } from '../../domain/checks/translations'
import type { Work } from '../../domain/next-actions'
import { type Checked, checkProgramme } from '../../editorial/checks/check-programme'
import { editionsFor, type HomeEdition, isOver } from './current-edition'

/** Counts what an edition waits for, from its checked programme. */
export function workOf(edition: HomeEdition, { programme, counts }: Checked, now: Date): Work {
  const { translated, total } = translationProgress(programme)
  return {
    isOver: isOver(edition, now),
    pending: pendingIn(programme),
    blocking: counts.blocks,
    unplaced: programme.sessions.filter(({ startsAt }) => !startsAt).length,
    untranslated: total - translated,
  }
}

// What a release publishes.
const pendingIn = ({ edition, sessions, rooms }: Programme) =>
  [edition, ...sessions, ...rooms].filter(({ isPending }) => isPending).length

/** An edition other than the current one, and what it waits for; `undefined` when that is nothing. */
export interface OtherEdition {
  edition: HomeEdition
  work?: Work
}

/**
 * Returns the other editions that an editor works on, the latest first. Only an edition that has a draft or is to come is
 * checked, as checking reads its whole programme.
 */
export async function otherEditions(req: PayloadRequest, current: string, now: Date): Promise<OtherEdition[]> {
  const others = (await editionsFor(req)).filter(({ id }) => id !== current)
  const busy = await editionsWithDrafts(
    req,
    others.map(({ id }) => id),
  )
  const found: OtherEdition[] = []
  for (const edition of others) {
    const isBusy = busy.has(edition.id) || !isOver(edition, now)
    // `editionsFor` only returns editions that this editor works on.
    const checked = isBusy ? await checkProgramme(req.payload, edition.id, req) : undefined
    found.push({ edition, work: checked && workOf(edition, checked, now) })
  }
  return found
}

async function editionsWithDrafts(req: PayloadRequest, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const draftsOf = (field: 'edition' | 'id'): Where => ({
    and: [{ [field]: { in: ids } }, { _status: { equals: 'draft' } }],
  })
  const options = { draft: true, as: 'requester' } as const
  const [sessions, rooms, editions] = await Promise.all([
    findDocuments(req, 'sessions', { ...options, where: draftsOf('edition'), select: { edition: true } }),
    findDocuments(req, 'rooms', { ...options, where: draftsOf('edition'), select: { edition: true } }),
    findDocuments(req, 'editions', { ...options, where: draftsOf('id'), select: { slug: true } }),
  ])
  const found = [...[...sessions, ...rooms].map(({ edition }) => idOf(edition)), ...editions.map(({ id }) => id)]
  return new Set(found.flatMap((id) => id ?? []))
}
