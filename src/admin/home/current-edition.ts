import type { PayloadRequest, Where } from 'payload'
import { canPublish, editionsOf } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { currentEdition } from '../../domain/current-edition'
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
  // Zones are up to a day apart: an edition that ended yesterday in one may go on in another.
  const yesterday = dayIn(new Date(now.getTime() - 24 * 3_600_000).toISOString(), 'UTC')
  const toCome = await findEditions(
    req,
    { and: [...own, { endsOn: { greater_than_equal: yesterday } }] },
    'startsOn',
    5,
  )
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
