'use client'
import { useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import Link from 'next/link'
import { idOf } from '../../../collections/shared/ids'
import { type Bilingual, languageOf, messagesIn } from '../../domain/bilingual'
import { isTitleOfCopy } from '../../domain/title-of-copy'
import { FormNotice } from '../form-notice/form-notice'

/** Says in the form of a copy that it has no time yet, with links to its time and to the tray of the programme. */
export function CopyNotice() {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const texts = messagesIn(messages, languageOf(useTranslation().i18n))
  const isToPlace = useFormFields(
    ([fields]) => isTitleOfCopy(fields?.title?.value) && !(fields?.startsAt?.value && fields?.endsAt?.value),
  )
  const edition = useFormFields(([fields]) => idOf(fields?.edition?.value))
  return (
    <FormNotice>
      {id && isToPlace && (
        <>
          <p>{texts.toPlace}</p>
          <a href="#field=startsAt">{texts.time}</a>
          {edition && (
            <Link href={`${config.routes.admin}/collections/editions/${edition}/programme`} prefetch={false}>
              {texts.tray}
            </Link>
          )}
        </>
      )}
    </FormNotice>
  )
}

const messages = {
  toPlace: {
    fr: 'Cette copie est un brouillon à placer : donnez-lui un titre et un horaire. Elle attend dans « À placer », à côté du programme.',
    en: 'This copy is a draft to place: give it a title and a time. It waits in “To place”, beside the programme.',
  },
  time: { fr: 'Choisir l’horaire', en: 'Choose the time' },
  tray: { fr: 'Ouvrir le programme', en: 'Open the programme' },
} satisfies Record<string, Bilingual>
