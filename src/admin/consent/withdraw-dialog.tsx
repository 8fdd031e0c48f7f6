'use client'
import { Button, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { StoredConsent } from '../../domain/photo-consent'
import { Dialog } from '../dialog/dialog'
import type { Outcome } from './consent-requests'
import { formatScope, photoConsentMessages } from './messages'

interface Props {
  language: Language
  consents: StoredConsent[]
  onWithdraw(id: string): Promise<Outcome>
  onWithdrawn(): void
  onClose(): void
}

/** Lists the consents that cover the photo, with all that each covers, and withdraws one. */
export function WithdrawDialog({ language, consents, onWithdraw, onWithdrawn, onClose }: Props) {
  const { routes } = useConfig().config
  const messages = messagesIn(photoConsentMessages, language)
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const withdraw = async (id: string) => {
    setIsBusy(true)
    const outcome = await onWithdraw(id)
    setIsBusy(false)
    if (outcome.refusal) setRefusal(outcome.refusal)
    else onWithdrawn()
  }
  return (
    <Dialog onClose={onClose} title={messages.withdrawTitle}>
      <p>{messages.withdrawEffect}</p>
      <ul className="withdraw-list">
        {consents.map(({ id, person, scope }) => (
          <li key={id}>
            <p>
              <strong>{person}</strong>
              {` – ${formatScope(scope, language)} · `}
              <a href={`${routes.admin}/collections/consents/${id}`} rel="noopener" target="_blank">
                {messages.open}
              </a>
            </p>
            <Button
              aria-label={`${messages.withdrawNow} – ${person}`}
              disabled={isBusy}
              margin={false}
              onClick={() => void withdraw(id)}
              size="medium"
              type="button"
            >
              {messages.withdrawNow}
            </Button>
          </li>
        ))}
      </ul>
      <p className="consent-form__refusal" role="alert">
        {refusal}
      </p>
      <div className="admin-dialog__actions">
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium" type="button">
          {messages.keep}
        </Button>
      </div>
    </Dialog>
  )
}
