'use client'
import { Button, toast, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf } from '../../../domain/bilingual'
import { CancelDialog } from './cancel-dialog'
import { type Notices, useCancellation } from './use-cancellation'
import { cancelWords } from './words'
import './cancel-button.css'

/** Asks what the public shall read, and cancels the session; there only while it is to take place. */
export function CancelButton() {
  const { id, hasPublishPermission, hasPublishedDoc, hasSavePermission, unpublishedVersionCount } = useDocumentInfo()
  const status = useFormFields(([fields]) => fields?.status?.value)
  const title = useFormFields(([fields]) => fields?.title?.value)
  const words = cancelWords[languageOf(useTranslation().i18n)]
  const [isOpen, setIsOpen] = useState(false)
  const cancel = useCancellation()
  if (!id || !hasSavePermission || status !== 'scheduled') return null

  const confirm = async (notices: Notices, isPublic: boolean) => {
    setIsOpen(false)
    if (!(await cancel(notices, isPublic))) toast.error(words.failed)
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
        {words.open}
      </Button>
      {isOpen && (
        <CancelDialog
          canPublish={Boolean(hasPublishPermission && hasPublishedDoc)}
          hasPending={unpublishedVersionCount > 0}
          mayPublish={Boolean(hasPublishPermission)}
          onClose={() => setIsOpen(false)}
          onConfirm={(notices, isPublic) => void confirm(notices, isPublic)}
          session={String(title ?? '')}
          words={words}
        />
      )}
    </>
  )
}
