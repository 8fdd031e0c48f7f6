import type { PayloadRequest, Where } from 'payload'
import { canPublish, editionsOf } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { currentEdition, firstPossibleEnd } from '../../domain/current-edition'
import { dayIn } from '../../domain/zone'

/** The fields of an edition that the home shows. */
export interface HomeEdition {
  id: string
  title?: string | null
  city?: string | null
  startsOn: string
  endsOn: string
  timezone: string
}

/** Returns the current edition among those an editor works on: the ongoing one, else the next, else the latest. */
export async function currentEditionFor(req: PayloadRequest, now: Date): Promise<HomeEdition | undefined> {
  const own: Where[] = canPublish(req.user) ? [] : [{ id: { in: editionsOf(req.user) } }]
  const endsOn = { greater_than_equal: firstPossibleEnd(now.toISOString()) }
  const toCome = await findEditions(req, { and: [...own, { endsOn }] }, 'startsOn', 5)
  const isOver = !toCome.some((edition) => edition.endsOn >= dayIn(now.toISOString(), edition.timezone))
  const latest = isOver ? await findEditions(req, { and: own }, '-startsOn', 1) : []
  return currentEdition([...toCome, ...latest], now.toISOString())
}

function findEditions(req: PayloadRequest, where: Where, sort: string, limit: number): Promise<HomeEdition[]> {
  return findDocuments<HomeEdition>(req, 'editions', {
    where: { and: [where, { startsOn: { exists: true } }, { endsOn: { exists: true } }] },
    sort,
    limit,
    select: { title: true, city: true, startsOn: true, endsOn: true, timezone: true },
    draft: true,
    locale: languageOf(req.i18n),
    as: 'requester',
  })
}
