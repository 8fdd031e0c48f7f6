'use client'
import { Button, toast } from '@payloadcms/ui'
import Link from 'next/link'
import { useId, useState } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { deliveryStates, TRIAL_EVENT, webhookEventLabels } from '../../domain/webhook-events'
import { DEFAULT_ZONE } from '../../domain/zone'
import { formatOutcome, type ShownDelivery, stateLabels, webhookMessages } from './messages'
import type { WebhookRequests } from './requests'
import { useDeliveries } from './use-deliveries'

interface Props {
  admin: string
  language: Language
  requests: WebhookRequests
  /** The label of a collection by its slug. */
  labelOf(collection: string): string
}

/** What was sent to a webhook and what became of it, with the ways to send again and to try. */
export function DeliveryLog({ admin, labelOf, language, requests }: Props) {
  const id = useId()
  const messages = messagesIn(webhookMessages, language)
  const [state, setState] = useState('')
  const { deliveries, follow } = useDeliveries(requests, state)
  const act = async (request: Promise<{ refusal?: string }>, done: string) => {
    const { refusal } = await request
    if (refusal) toast.error(refusal)
    else toast.success(done)
    await follow()
  }
  return (
    <section aria-labelledby={`${id}-title`} className="webhook-part">
      <h2 id={`${id}-title`}>{messages.deliveries}</h2>
      <div className="webhook-actions">
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => void act(requests.sendTrial(), messages.trialSent)}
          size="medium"
          type="button"
        >
          {messages.trial}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={() => void follow()} size="medium" type="button">
          {messages.refresh}
        </Button>
        <label className="webhook-filter" htmlFor={`${id}-state`}>
          {messages.show}
          <select id={`${id}-state`} onChange={({ currentTarget }) => setState(currentTarget.value)} value={state}>
            <option value="">{messages.all}</option>
            {deliveryStates.map((one) => (
              <option key={one} value={one}>
                {inLanguage(stateLabels[one], language)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {deliveries?.length === 0 && <p>{messages.none}</p>}
      <ul aria-live="polite" className="webhook-deliveries">
        {deliveries?.map((delivery) => (
          <li className={`webhook-delivery webhook-delivery--${markOf(delivery)}`} key={delivery.id}>
            <div>
              <p>
                <strong>{nameOf(delivery, language)}</strong>
                {delivery.about && delivery.document && (
                  <>
                    {' · '}
                    <Link href={`${admin}/collections/${delivery.about}/${delivery.document}`} prefetch={false}>
                      {labelOf(delivery.about)}
                    </Link>
                  </>
                )}
                {' · '}
                <time dateTime={delivery.happenedAt}>{formatMoment(delivery.happenedAt, DEFAULT_ZONE, language)}</time>
              </p>
              <p>{formatOutcome(delivery, language)}</p>
            </div>
            {delivery.event !== TRIAL_EVENT && (
              <Button
                aria-label={`${messages.resend} (${nameOf(delivery, language)}, ${formatMoment(delivery.happenedAt, DEFAULT_ZONE, language)})`}
                buttonStyle="secondary"
                margin={false}
                onClick={() => void act(requests.resend(delivery.id), messages.resent)}
                size="small"
                type="button"
              >
                {messages.resend}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const markOf = ({ attempts, state }: ShownDelivery) => (state === 'pending' && attempts > 0 ? 'failing' : state)

function nameOf({ event }: ShownDelivery, language: Language): string {
  const label = webhookEventLabels[event as keyof typeof webhookEventLabels]
  return label ? inLanguage(label, language) : event
}
