'use client'
import { Button, toast, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf, messagesIn } from '../../../domain/bilingual'
import { CancelDialog } from './cancel-dialog'
import { cancelMessages } from './messages'
import { type Notices, useCancellation } from './use-cancellation'
import './cancel-button.css'

/** A button that cancels the session, after asking for the notice that the public reads. Hidden for other sessions than scheduled ones that were published. */
export function CancelButton() {
  const { id, hasPublishPermission, hasPublishedDoc, hasSavePermission, unpublishedVersionCount } = useDocumentInfo()
  const status = useFormFields(([fields]) => fields?.status?.value)
  const title = useFormFields(([fields]) => fields?.title?.value)
  const messages = messagesIn(cancelMessages, languageOf(useTranslation().i18n))
  const [isOpen, setIsOpen] = useState(false)
  const cancel = useCancellation()
  if (!id || !hasPublishedDoc || !hasSavePermission || status !== 'scheduled') return null

  const confirm = async (notices: Notices, isPublic: boolean) => {
    setIsOpen(false)
    if (!(await cancel(notices, isPublic))) toast.error(messages.failed)
  }
  return (
    <>
      <Button
        buttonStyle="secondary"
        className="cancel-session"
        margin={false}
        onClick={() => setIsOpen(true)}
        size="medium"
        type="button"
      >
        {messages.open}
      </Button>
      {isOpen && (
        <CancelDialog
          canPublish={Boolean(hasPublishPermission && hasPublishedDoc)}
          hasPending={unpublishedVersionCount > 0}
          mayPublish={Boolean(hasPublishPermission)}
          onClose={() => setIsOpen(false)}
          onConfirm={(notices, isPublic) => void confirm(notices, isPublic)}
          session={String(title ?? '')}
          messages={messages}
        />
      )}
    </>
  )
}
