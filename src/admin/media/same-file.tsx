'use client'
import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { pictureMessages } from './messages'
import { type PictureDocument, pictureName } from './picture-document'
import './picture.css'

/** Says in the form of an image which others were made of the same file, with links. Renders nothing without any. */
export function SameFile() {
  const { id } = useDocumentInfo()
  return id ? <SameFileNote id={String(id)} /> : null
}

/** The same for the image `id`, in any form. */
export function SameFileNote({ id }: { id: string }) {
  const { routes, serverURL } = useConfig().config
  const url = `${serverURL ?? ''}${routes.api}/media/${id}/same-file`
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(pictureMessages, language)
  const [images, setImages] = useState<PictureDocument[]>([])
  useEffect(() => {
    let isCurrent = true
    void fetch(url, { credentials: 'include' })
      .then((response) => (response.ok ? response.json() : { images: [] }))
      .then((body: { images: PictureDocument[] }) => isCurrent && setImages(body.images))
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [url])
  if (images.length === 0) return null
  return (
    <p className="same-file" role="status">
      {messages.sameFile}{' '}
      {images.map((image, index) => (
        <span key={image.id}>
          {index > 0 && ', '}
          <a href={`${routes.admin}/collections/media/${image.id}`} rel="noopener" target="_blank">
            {pictureName(image, language)}
          </a>
        </span>
      ))}
    </p>
  )
}
