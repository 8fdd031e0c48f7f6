'use client'
import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { publicationMessages } from '../publication/messages'
import { PageLink } from '../publication/page-link'
import { usePublicPage } from '../publication/use-public-page'
import { AbandonDialog } from './abandon-dialog'
import { statusMessages } from './messages'
import './status.css'

/**
 * The status of a document in its form, with a link to its public page. Beside that of a published document with a pending
 * draft stands a button that abandons the draft, in place of Payload's « Republier ».
 */
export function DocumentStatus() {
  const { hasPublishedDoc, hasPublishPermission, hasSavePermission, id, isTrashed, unpublishedVersionCount } =
    useDocumentInfo()
  const { i18n, t } = useTranslation()
  const language = languageOf(i18n)
  const messages = messagesIn(statusMessages, language)
  const page = usePublicPage()
  const [isOpen, setIsOpen] = useState(false)
  const hasPending = Boolean(hasPublishedDoc && unpublishedVersionCount > 0)
  const label = `${t('version:status')}\u00A0:`
  const value = t(statusKey(Boolean(hasPublishedDoc), hasPending, Boolean(isTrashed)))
  const canAbandon = Boolean(id && hasPending && !isTrashed && hasSavePermission && hasPublishPermission)
  return (
    <div className="status" title={`${label} ${value}`}>
      <div className="status__value-wrap">
        <span className="status__label">{label} </span>
        <span className="status__value">{value}</span>
        {canAbandon && (
          <>
            {' — '}
            <button className="document-status__abandon" onClick={() => setIsOpen(true)} type="button">
              {messages.abandon}
            </button>
          </>
        )}
        {typeof page === 'object' && (
          <>
            {' — '}
            <PageLink label={inLanguage(publicationMessages.page, language)} language={language} url={page.url} />
          </>
        )}
      </div>
      {isOpen && <AbandonDialog onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function statusKey(hasPublishedDoc: boolean, hasPending: boolean, isTrashed: boolean) {
  if (isTrashed) return hasPublishedDoc ? 'version:previouslyPublished' : 'version:previouslyDraft'
  if (!hasPublishedDoc) return 'version:draft'
  return hasPending ? 'version:changed' : 'version:published'
}
