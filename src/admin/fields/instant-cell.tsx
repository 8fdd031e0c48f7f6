import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { momentWords } from '../../domain/moment-words'
import { DEFAULT_ZONE } from '../../domain/zone'
import { identifierOf } from '../identifier'
import { languageOf } from '../language'

/** A moment in a list, by the clock of the document's edition: « mar. 21 mai 2024, 9 h 00 ». */
export async function InstantCell({
  cellData,
  collectionSlug,
  i18n,
  link,
  linkURL,
  payload,
  rowData,
}: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string' && !(cellData instanceof Date)) return null
  const instant = new Date(cellData).toISOString()
  const words = momentWords(instant, await zoneOf(payload, rowData?.edition), languageOf(i18n))
  const time = <time dateTime={instant}>{words}</time>
  if (!link) return time
  const { admin } = payload.config.routes
  return (
    <Link href={linkURL ?? `${admin}/collections/${collectionSlug}/${encodeURIComponent(rowData.id)}`} prefetch={false}>
      {time}
    </Link>
  )
}

async function zoneOf(payload: Payload, edition: unknown): Promise<string> {
  if (typeof edition === 'object' && edition !== null && 'timezone' in edition) return String(edition.timezone)
  const id = identifierOf(edition)
  return id ? readZone(payload, id) : DEFAULT_ZONE
}

// One query for each edition in a list, not one for each row; whoever sees the row may know the zone of its times.
const readZone = cache(async (payload: Payload, id: string): Promise<string> => {
  const { docs } = await payload.find({
    collection: 'editions',
    where: { id: { equals: id } },
    select: { timezone: true },
    depth: 0,
    limit: 1,
    draft: true,
    trash: true,
    overrideAccess: true,
  })
  return docs[0]?.timezone ?? DEFAULT_ZONE
})
