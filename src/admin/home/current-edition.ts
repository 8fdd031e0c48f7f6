import type { PayloadRequest, Where } from 'payload'
import { canPublish, editionsOf } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { currentEdition, firstPossibleEnd } from '../../domain/current-edition'
import { dayIn } from '../../domain/zone'

/** The fields of an edition that the home shows. */
export interface HomeEdition {
  id: string
  /** « 2027 · Toulouse ». */
  shortName?: string | null
  title?: string | null
  city?: string | null
  startsOn: string
  endsOn: string
  timezone: string
}

/** Returns the current edition among those an editor works on: the ongoing one, else the next, else the latest. */
export async function currentEditionFor(req: PayloadRequest, now: Date): Promise<HomeEdition | undefined> {
  const endsOn = { greater_than_equal: firstPossibleEnd(now.toISOString()) }
  const toCome = await findEditions(req, { endsOn }, 'startsOn', 5)
  const latest = toCome.some((edition) => !isOver(edition, now)) ? [] : await findEditions(req, {}, '-startsOn', 1)
  return currentEdition([...toCome, ...latest], now.toISOString())
}

/** Returns the editions an editor works on, the latest first. Those without days are left out. */
export const editionsFor = (req: PayloadRequest): Promise<HomeEdition[]> => findEditions(req, {}, '-startsOn', 100)

/** Whether the last day of an edition has passed. */
export const isOver = ({ endsOn, timezone }: HomeEdition, now: Date): boolean =>
  endsOn < dayIn(now.toISOString(), timezone)

function findEditions(req: PayloadRequest, where: Where, sort: string, limit: number): Promise<HomeEdition[]> {
  const own: Where[] = canPublish(req.user) ? [] : [{ id: { in: editionsOf(req.user) } }]
  return findDocuments<HomeEdition>(req, 'editions', {
    where: { and: [...own, where, { startsOn: { exists: true } }, { endsOn: { exists: true } }] },
    sort,
    limit,
    select: { shortName: true, title: true, city: true, startsOn: true, endsOn: true, timezone: true },
    draft: true,
    locale: languageOf(req.i18n),
    as: 'requester',
  })
}
