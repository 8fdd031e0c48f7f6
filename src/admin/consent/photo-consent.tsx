'use client'
import { Button, toast, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { activePhotoConsents, photoConsent } from '../../domain/photo-consent'
import type { PictureDocument } from '../media/picture-document'
import { ConsentForm } from './consent-form'
import { formatPhotoConsent, photoConsentMessages } from './messages'
import { usePhotoConsents } from './use-photo-consents'
import { WithdrawDialog } from './withdraw-dialog'
import './consent.css'

interface Props {
  photo: PictureDocument
  /** Reads the photo again, and returns it. */
  onChange(): Promise<PictureDocument | null | undefined>
}

/** Whether a consent covers the photo of the open document, with the way to record one and to withdraw it. */
export function PhotoConsent({ photo, onChange }: Props) {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(photoConsentMessages, language)
  const { hasPublishedDoc } = useDocumentInfo()
  const name = useFormFields(([fields]) => fields?.name?.value)
  const { consents, canRecord, mayWrite, record, withdraw, read: readConsents } = usePhotoConsents(photo.id)
  const [open, setOpen] = useState<'add' | 'withdraw'>()
  if (!consents) return null
  const now = new Date().toISOString()
  const state = photoConsent(photo, consents, now)
  const isCovered = state.kind === 'covered' || state.kind === 'at-publication'
  const active = activePhotoConsents(consents, now)

  const close = () => setOpen(undefined)
  const recorded = async () => {
    close()
    const [read, fresh] = [await onChange(), await readConsents()]
    const after = photoConsent(read ?? photo, fresh ?? [], new Date().toISOString())
    if (after.kind === 'withdrawn' || after.kind === 'ended') return toast.info(messages.recordedOther)
    const isShown = after.kind === 'covered' && hasPublishedDoc
    return toast.success(isShown ? messages.recorded : messages.recordedDraft)
  }
  const withdrawn = async () => {
    close()
    await Promise.all([onChange(), readConsents()])
    toast.success(messages.withdrawn)
  }
  return (
    <div className="photo-consent">
      <p className={`photo-consent__state photo-consent__state--${isCovered ? 'covered' : state.kind}`} role="status">
        {formatPhotoConsent(state, language)}
      </p>
      {!mayWrite && !isCovered && state.kind !== 'not-needed' && <p>{messages.byPublishers}</p>}
      {mayWrite && !isCovered && state.kind !== 'not-needed' && (
        <>
          <Button disabled={!canRecord} margin={false} onClick={() => setOpen('add')} size="medium" type="button">
            {messages.add}
          </Button>
          {!canRecord && <p>{messages.saveFirst}</p>}
        </>
      )}
      {active.length > 0 && (
        <Button
          buttonStyle="secondary"
          extraButtonProps={{ 'data-withdraws': true }}
          margin={false}
          onClick={() => setOpen('withdraw')}
          size="small"
          type="button"
        >
          {messages.withdraw}
        </Button>
      )}
      {open === 'add' && (
        <ConsentForm
          language={language}
          onClose={close}
          onRecord={record}
          onRecorded={() => void recorded()}
          person={consents[0]?.person ?? (typeof name === 'string' ? name : '')}
        />
      )}
      {open === 'withdraw' && (
        <WithdrawDialog
          consents={active}
          language={language}
          onClose={close}
          onWithdraw={withdraw}
          onWithdrawn={() => void withdrawn()}
        />
      )}
    </div>
  )
}
