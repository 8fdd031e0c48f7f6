import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { formatLongDate } from '../../domain/format-date'
import { isPlainDate } from '../../domain/zone'

/** A list cell for a calendar day: « 21 mai 2024 ». */
export function PlainDateCell({
  cellData,
  collectionSlug,
  i18n,
  link,
  linkURL,
  payload,
  rowData,
}: DefaultServerCellComponentProps) {
  if (!isPlainDate(cellData)) return null
  const date = <time dateTime={cellData}>{formatLongDate(cellData, languageOf(i18n))}</time>
  if (!link) return date
  const { admin } = payload.config.routes
  return (
    <Link href={linkURL ?? `${admin}/collections/${collectionSlug}/${encodeURIComponent(rowData.id)}`} prefetch={false}>
      {date}
    </Link>
  )
}
