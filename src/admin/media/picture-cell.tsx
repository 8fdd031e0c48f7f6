'use client'
import { Link, useConfig, useListDrawerContext, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { type PictureDocument, pictureName, smallPicture } from './picture-document'
import './picture.css'

/** A cell of the list of images: the picture, cropped around its focal point, and its description. Chooses in a drawer. */
export function PictureCell({ link, rowData, cellData }: DefaultCellComponentProps) {
  const { routes } = useConfig().config
  const { drawerSlug, onSelect } = useListDrawerContext()
  const language = languageOf(useTranslation().i18n)
  const picture = { ...rowData, alt: typeof cellData === 'string' ? cellData : undefined } as PictureDocument
  const src = smallPicture(picture, true)
  const content = (
    <span className="picture-cell">
      {src && <img alt="" className="picture-cell__image" loading="lazy" src={src} />}
      <span className="picture-cell__name">{pictureName(picture, language)}</span>
    </span>
  )
  if (!link) return content
  if (!drawerSlug) return <Link href={`${routes.admin}/collections/media/${rowData.id}`}>{content}</Link>
  const choose = () => onSelect?.({ collectionSlug: 'media', doc: rowData, docID: rowData.id })
  return (
    <button className="default-cell__first-cell" onClick={choose} type="button">
      {content}
    </button>
  )
}
