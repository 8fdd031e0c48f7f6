'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Language, messagesIn } from '../../domain/bilingual'
import { Dialog } from '../dialog/dialog'
import type { LinkOutcome } from './link-requests'
import { personLinkMessages } from './messages'

interface Props {
  language: Language
  way: 'mail' | 'paper'
  person: string
  email: string
  onMake(person: string, email?: string): Promise<LinkOutcome>
  onSent(): void
  onClose(): void
}

/** Asks whom a link is for, sends it, or shows the QR code to print. */
export function LinkDialog({ language, way, onMake, onSent, onClose, ...proposed }: Props) {
  const id = useId()
  const messages = messagesIn(personLinkMessages, language)
  const [person, setPerson] = useState(proposed.person)
  const [email, setEmail] = useState(proposed.email)
  const [outcome, setOutcome] = useState<LinkOutcome>({})
  const [isBusy, setIsBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // For React, the form of the document is around this one.
    event.stopPropagation()
    setIsBusy(true)
    const made = await onMake(person, way === 'mail' ? email : undefined)
    setIsBusy(false)
    if (made.refusal || made.svg) return setOutcome(made)
    onSent()
  }
  return createPortal(
    <Dialog onClose={onClose} title={way === 'mail' ? messages.send : messages.print}>
      {outcome.svg ? (
        <div className="person-qr">
          <p>
            <strong>{person}</strong>
          </p>
          <img alt={outcome.url} src={`data:image/svg+xml,${encodeURIComponent(outcome.svg)}`} />
          <p>{messages.qrNote}</p>
          <div className="admin-dialog__actions">
            <Button margin={false} onClick={() => window.print()} size="medium" type="button">
              {messages.printNow}
            </Button>
            <Button buttonStyle="transparent" margin={false} onClick={onSent} size="medium" type="button">
              {messages.close}
            </Button>
          </div>
        </div>
      ) : (
        <form className="consent-form" onSubmit={(event) => void submit(event)}>
          <label htmlFor={`${id}-person`}>{messages.person}</label>
          <input
            aria-describedby={`${id}-note`}
            autoComplete="off"
            id={`${id}-person`}
            maxLength={150}
            onChange={({ currentTarget }) => setPerson(currentTarget.value)}
            required
            type="text"
            value={person}
          />
          <p className="admin-dialog__quiet" id={`${id}-note`}>
            {messages.personNote}
          </p>
          {way === 'mail' && (
            <>
              <label htmlFor={`${id}-email`}>{messages.email}</label>
              <input
                autoComplete="off"
                id={`${id}-email`}
                maxLength={200}
                onChange={({ currentTarget }) => setEmail(currentTarget.value)}
                required
                type="email"
                value={email}
              />
            </>
          )}
          <p className="admin-dialog__quiet">{messages.replaces}</p>
          <p className="consent-form__refusal" role="alert">
            {outcome.refusal}
          </p>
          <div className="admin-dialog__actions">
            <Button disabled={isBusy} margin={false} size="medium" type="submit">
              {way === 'mail' ? messages.send : messages.makeQr}
            </Button>
            <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
              {messages.close}
            </Button>
          </div>
        </form>
      )}
    </Dialog>,
    document.body,
  )
}
