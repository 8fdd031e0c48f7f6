import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE, isTimeZone } from '../../domain/zone'
import { instantOf } from './typed-value'
import './instant-cell.css'

/** A list cell for an instant, in the zone of the edition: « mar. 21 mai 2024, 9 h 00 ». */
export async function InstantCell({
  cellData,
  collectionSlug,
  i18n,
  link,
  linkURL,
  payload,
  rowData,
}: DefaultServerCellComponentProps) {
  const instant = instantOf(cellData instanceof Date ? cellData.toISOString() : cellData)
  if (!instant) return null
  const text = formatMoment(instant, await zoneOf(payload, rowData?.edition), languageOf(i18n))
  const time = (
    <time className="instant-cell" dateTime={instant}>
      {text}
    </time>
  )
  if (!link) return time
  const { admin } = payload.config.routes
  return (
    <Link href={linkURL ?? `${admin}/collections/${collectionSlug}/${encodeURIComponent(rowData.id)}`} prefetch={false}>
      {time}
    </Link>
  )
}

async function zoneOf(payload: Payload, edition: unknown): Promise<string> {
  const isPopulated = typeof edition === 'object' && edition !== null && 'timezone' in edition
  const id = idOf(edition)
  const zone = isPopulated ? edition.timezone : id && (await readZone(payload, id))
  // A draft may name any zone.
  return isTimeZone(zone) ? zone : DEFAULT_ZONE
}

// One query for each edition in a list, not one for each row. It bypasses access control: a reader of the row may know its zone.
const readZone = cache(async (payload: Payload, id: string): Promise<unknown> => {
  const [edition] = await findDocuments(payload, 'editions', {
    where: { id: { equals: id } },
    select: { timezone: true },
    draft: true,
    trash: true,
    as: 'system',
  })
  return edition?.timezone
})
