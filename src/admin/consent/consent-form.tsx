'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Language, messagesIn } from '../../domain/bilingual'
import { DEFAULT_ZONE, dayIn } from '../../domain/zone'
import { Dialog } from '../dialog/dialog'
import type { NewConsent, Outcome } from './consent-requests'
import { photoConsentMessages } from './messages'

interface Props {
  language: Language
  /** The name that is proposed. */
  person: string
  onRecord(consent: NewConsent): Promise<Outcome>
  onRecorded(): void
  onClose(): void
}

/** Asks who agreed to be shown in the photo, and since when. With nothing to change, one more click records it. */
export function ConsentForm({ language, person, onRecord, onRecorded, onClose }: Props) {
  const id = useId()
  const messages = messagesIn(photoConsentMessages, language)
  const today = dayIn(new Date().toISOString(), DEFAULT_ZONE)
  const [consent, setConsent] = useState<NewConsent>({ person, givenOn: today, expiresOn: '' })
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const input = (name: 'person' | 'givenOn' | 'expiresOn') => ({
    id: `${id}-${name}`,
    onChange: ({ currentTarget }: FormEvent<HTMLInputElement>) =>
      setConsent({ ...consent, [name]: currentTarget.value }),
    value: consent[name],
  })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // For React, the form of the document is around this one.
    event.stopPropagation()
    setIsBusy(true)
    const outcome = await onRecord(consent)
    setIsBusy(false)
    if (!outcome.refusal) return onRecorded()
    setRefusal(outcome.refusal)
    // A signed document that was stored is not sent again.
    if (outcome.evidence) setConsent({ ...consent, evidence: outcome.evidence })
  }
  return createPortal(
    <Dialog onClose={onClose} title={messages.title}>
      <form className="consent-form" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}-person`}>{messages.person}</label>
        <input
          {...input('person')}
          aria-describedby={`${id}-note`}
          autoComplete="off"
          maxLength={150}
          required
          type="text"
        />
        <p className="admin-dialog__quiet" id={`${id}-note`}>
          {messages.personNote}
        </p>
        <div className="consent-form__dates">
          <div>
            <label htmlFor={`${id}-givenOn`}>{messages.givenOn}</label>
            <input {...input('givenOn')} max={today} required type="date" />
          </div>
          <div>
            <label htmlFor={`${id}-expiresOn`}>{messages.expiresOn}</label>
            <input {...input('expiresOn')} aria-describedby={`${id}-end`} min={consent.givenOn} type="date" />
            <p className="admin-dialog__quiet" id={`${id}-end`}>
              {messages.noEnd}
            </p>
          </div>
        </div>
        <label htmlFor={`${id}-evidence`}>{messages.evidence}</label>
        <input
          accept="application/pdf"
          id={`${id}-evidence`}
          onChange={({ currentTarget }) => setConsent({ ...consent, evidence: currentTarget.files?.[0] })}
          type="file"
        />
        <p className="consent-form__refusal" role="alert">
          {refusal}
        </p>
        <div className="admin-dialog__actions">
          <Button disabled={isBusy} margin={false} size="medium" type="submit">
            {messages.save}
          </Button>
          <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
            {messages.cancel}
          </Button>
        </div>
      </form>
    </Dialog>,
    document.body,
  )
}
