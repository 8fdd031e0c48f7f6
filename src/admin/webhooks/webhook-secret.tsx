'use client'
import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useId, useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { formatOverlap, webhookMessages } from './messages'
import type { ShownSecret, WebhookRequests } from './requests'

interface Props {
  language: Language
  requests: WebhookRequests
}

const MODAL = 'replace-webhook-secret'

/** Makes the secret of a webhook, and shows it once. */
export function WebhookSecret({ language, requests }: Props) {
  const id = useId()
  const messages = messagesIn(webhookMessages, language)
  const { openModal, closeModal } = useModal()
  const [state, setState] = useState<ShownSecret | null>()
  const [made, setMade] = useState<string>()
  const read = useCallback(async () => {
    const { done } = await requests.secret()
    if (done) setState(done.secret)
  }, [requests])
  useEffect(() => void read(), [read])

  const make = async () => {
    const { done, refusal } = await requests.makeSecret()
    if (refusal) toast.error(refusal)
    setMade(done?.secret)
    await read()
  }
  const copy = async (secret: string) => {
    await navigator.clipboard.writeText(secret)
    toast.success(messages.copied)
  }
  if (state === undefined) return null
  return (
    <section aria-labelledby={`${id}-title`} className="webhook-part">
      <h2 id={`${id}-title`}>{messages.secret}</h2>
      {made ? (
        <>
          <p id={`${id}-note`}>
            <strong>{messages.copyNow}</strong>
          </p>
          <input
            aria-describedby={`${id}-note`}
            aria-labelledby={`${id}-title`}
            className="webhook-secret"
            onFocus={({ currentTarget }) => currentTarget.select()}
            readOnly
            type="text"
            value={made}
          />
          <div className="webhook-actions">
            <Button margin={false} onClick={() => void copy(made)} size="medium" type="button">
              {messages.copy}
            </Button>
            <Button
              buttonStyle="transparent"
              margin={false}
              onClick={() => setMade(undefined)}
              size="medium"
              type="button"
            >
              {messages.done}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{state ? (state.isReadable ? messages.hasSecret : messages.unreadableSecret) : messages.noSecret}</p>
          {state?.previousUntil && <p>{formatOverlap(state.previousUntil, language)}</p>}
          <div className="webhook-actions">
            <Button
              buttonStyle={state ? 'secondary' : 'primary'}
              margin={false}
              onClick={() => (state ? openModal(MODAL) : void make())}
              size="medium"
              type="button"
            >
              {state ? messages.replaceSecret : messages.makeSecret}
            </Button>
          </div>
        </>
      )}
      <ConfirmationModal
        body={messages.replaceQuestion}
        cancelLabel={messages.cancel}
        confirmLabel={messages.replaceSecret}
        heading={messages.replaceSecret}
        modalSlug={MODAL}
        onConfirm={() => {
          closeModal(MODAL)
          void make()
        }}
      />
    </section>
  )
}
