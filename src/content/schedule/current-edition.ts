import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { DEFAULT_ZONE, isPlainDate, isTimeZone } from '../../domain/zone'
import { currentWithExpiry } from '../current-edition'
import type { Doc } from './find-schedule'

/**
 * Finds the current edition, as the reader of a request may read it: the one under way at `now`, else the next, else the
 * latest; `undefined` without editions. Records when the clock makes it another one.
 */
export async function findCurrentEdition(
  req: PayloadRequest,
  { draft, now = new Date() }: { draft?: boolean; now?: Date } = {},
): Promise<Doc | undefined> {
  const editions = await findDocuments<Doc>(req, 'editions', {
    ...languagesOf(req),
    as: 'requester',
    draft,
    limit: 200,
  })
  const dated = editions.flatMap((doc) => {
    const { startsOn, endsOn, timezone } = doc
    if (!isPlainDate(startsOn) || !isPlainDate(endsOn)) return []
    return [{ doc, startsOn, endsOn, timezone: isTimeZone(timezone) ? timezone : DEFAULT_ZONE }]
  })
  return currentWithExpiry(dated, now.toISOString())?.doc
}
