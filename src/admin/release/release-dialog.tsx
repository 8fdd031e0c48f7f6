'use client'
import { Button } from '@payloadcms/ui'
import { type MouseEvent, useId, useState } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { PlannedRelease } from '../../editorial/plans/planned-release'
import { Dialog } from '../dialog/dialog'
import { formatConfirmation, releaseMessages } from './messages'
import { MomentField } from './moment-field'
import { formatBlockedUntilThen, formatReplaces, formatStaysPlanned, type ReleasePlanMessages } from './plan-messages'
import { useReleasePlan } from './use-release-plan'
import '../schedule/schedule.css'

interface Props {
  /** How many findings block a release now: there is no choice to release now. */
  blocking: number
  /** How many documents become public. */
  count: number
  language: Language
  messages: ReleasePlanMessages
  planned?: PlannedRelease
  url: string
  zone: string
  onClose(): void
  onPublish(): void
}

/** Asks whether the programme is released now or at an instant of the edition, and plans the latter. */
export function ReleaseDialog({ blocking, count, language, messages, planned, url, zone, onClose, onPublish }: Props) {
  const name = useId()
  const general = messagesIn(releaseMessages, language)
  const [isLater, setIsLater] = useState(blocking > 0)
  const order = useReleasePlan({ language, messages, planned, url, zone, onPlanned: onClose })
  const { isMissing, typed } = order
  return (
    <Dialog onClose={onClose} title={blocking > 0 ? messages.later : general.confirm}>
      {blocking === 0 && (
        <fieldset className="schedule__types">
          <legend>{messages.when}</legend>
          {([false, true] as const).map((choice) => (
            <label key={String(choice)}>
              <input checked={isLater === choice} name={name} onChange={() => setIsLater(choice)} type="radio" />{' '}
              {choice ? messages.later : messages.now}
            </label>
          ))}
        </fieldset>
      )}
      {isLater ? (
        <>
          {blocking > 0 && <p>{formatBlockedUntilThen(blocking, language)}</p>}
          <MomentField {...{ isMissing, language, messages, typed, zone }} onType={order.type} />
          {planned && <p className="release__replaces">{formatReplaces(planned, zone, language)}</p>}
          <p className="admin-dialog__quiet">{messages.laterNote}</p>
        </>
      ) : (
        <>
          <p>{formatConfirmation(count, language)}</p>
          {planned && <p className="admin-dialog__quiet">{formatStaysPlanned(planned, zone, language)}</p>}
        </>
      )}
      <div aria-live="polite">{order.refusal && <p className="release__refusal">{order.refusal}</p>}</div>
      <div className="admin-dialog__actions">
        <Button
          disabled={order.isBusy}
          margin={false}
          onClick={isLater ? () => void order.plan() : onPublish}
          size="medium"
          type="button"
        >
          {isLater ? (planned ? messages.replace : messages.schedule) : general.publish}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={closeDialog} size="medium" type="button">
          {general.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

// The browser then gives the focus back to the button that opened it.
const closeDialog = ({ currentTarget }: MouseEvent) => currentTarget.closest('dialog')?.close()
