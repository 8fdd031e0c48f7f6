'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Language, messagesIn } from '../../domain/bilingual'
import { Dialog } from '../dialog/dialog'
import type { keyRequests } from './key-requests'
import { apiKeyMessages } from './messages'
import { ShownKey } from './shown-key'

interface Props {
  asked: 'make' | 'renew' | 'revoke'
  language: Language
  requests: ReturnType<typeof keyRequests>
  onRevoked(): void
  onClose(): void
}

const DAY = 24

/** Asks before a key is renewed or revoked, and shows the new key, once. */
export function KeyDialog({ asked, language, requests, onRevoked, onClose }: Props) {
  const id = useId()
  const messages = messagesIn(apiKeyMessages, language)
  const [overlap, setOverlap] = useState(DAY)
  const [key, setKey] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const hasBegun = useRef(false)

  const run = async () => {
    setIsBusy(true)
    const made = asked === 'revoke' ? await requests.revoke() : await requests.make(asked === 'renew' ? overlap : 0)
    setIsBusy(false)
    setRefusal(made.refusal)
    if (made.key) setKey(made.key)
    else if (!made.refusal) onRevoked()
  }
  // The first key needs no question; React may mount this twice.
  useEffect(() => {
    if (asked !== 'make' || hasBegun.current) return
    hasBegun.current = true
    void run()
  })
  const title = key ? messages.shownTitle : asked === 'revoke' ? messages.revokeTitle : messages.renewTitle
  return createPortal(
    <Dialog onClose={onClose} title={asked === 'make' ? messages.shownTitle : title}>
      {key ? (
        <ShownKey messages={messages} onDone={onClose} value={key} />
      ) : (
        <div className="consent-form">
          {asked !== 'make' && <p>{asked === 'revoke' ? messages.revokeNote : messages.renewNote}</p>}
          {asked === 'renew' && (
            <>
              <label htmlFor={`${id}-overlap`}>{messages.overlap}</label>
              <select
                id={`${id}-overlap`}
                onChange={({ currentTarget }) => setOverlap(Number(currentTarget.value))}
                value={overlap}
              >
                <option value={0}>{messages.noOverlap}</option>
                <option value={DAY}>{messages.oneDay}</option>
                <option value={7 * DAY}>{messages.oneWeek}</option>
                <option value={30 * DAY}>{messages.oneMonth}</option>
              </select>
            </>
          )}
          <p className="consent-form__refusal" role="alert">
            {refusal}
          </p>
          <div className="admin-dialog__actions">
            {asked !== 'make' && (
              <Button disabled={isBusy} margin={false} onClick={() => void run()} size="medium" type="button">
                {asked === 'revoke' ? messages.revoke : messages.renew}
              </Button>
            )}
            <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
              {messages.cancel}
            </Button>
          </div>
        </div>
      )}
    </Dialog>,
    document.body,
  )
}
