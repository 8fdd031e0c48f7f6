'use client'
import { useField, useTranslation } from '@payloadcms/ui'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { PhotoConsent } from '../consent/photo-consent'
import { pictureMessages } from './messages'
import { pictureName, smallPicture } from './picture-document'
import { SameFileNote } from './same-file'
import { usePicture } from './use-picture'
import './picture.css'

interface Props {
  path: string
  /** Whether the image is shown in the crop of portraits, with the state of its consent. */
  isPortrait: boolean
}

/** The image that a field has: the picture, its description and its credit, in place of the name of its file. */
export function ChosenPicture({ path, isPortrait }: Props) {
  const { value } = useField<string | { id: string } | null>({ path })
  const id = typeof value === 'string' ? value : value?.id
  const [picture, reload] = usePicture(id)
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(pictureMessages, language)
  if (!id || picture === undefined) return null
  if (!picture) return <p className="chosen-picture__name">{messages.unreadable}</p>
  const src = smallPicture(picture, isPortrait)
  return (
    <div className="chosen-picture">
      {src && (
        <img
          alt=""
          className={isPortrait ? 'chosen-picture__image chosen-picture__image--portrait' : 'chosen-picture__image'}
          src={src}
        />
      )}
      <div className="chosen-picture__facts">
        <p className="chosen-picture__name">{pictureName(picture, language)}</p>
        {picture.credit && (
          <p className="chosen-picture__quiet">
            {messages.credit} {picture.credit}
          </p>
        )}
        <SameFileNote id={id} />
        {isPortrait && <PhotoConsent onChange={reload} photo={picture} />}
      </div>
    </div>
  )
}
