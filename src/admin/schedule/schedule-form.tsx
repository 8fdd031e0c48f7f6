'use client'
import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { instantAt, wallTimeIn } from '../../domain/zone'
import { formatZone } from '../fields/messages'
import { isCompleteWallTime } from '../fields/typed-value'
import { useEditionClock } from '../fields/use-edition-clock'
import type { ScheduleMessages } from './messages'
import { type Plan, type PlanOutcome, type PlanType, usePlans } from './use-plans'
import './schedule.css'

interface Props {
  language: Language
  messages: ScheduleMessages
  onClose(): void
}

/** Asks what is done and when, in the zone of the edition, and lists what is planned already. */
export function ScheduleForm({ language, messages, onClose }: Props) {
  const id = useId()
  const { hasPublishedDoc } = useDocumentInfo()
  const clock = useEditionClock()
  const { plans, add, remove } = usePlans()
  const [type, setType] = useState<PlanType>('publish')
  const [typed, setTyped] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [isMissing, setIsMissing] = useState(false)
  const instant = isCompleteWallTime(typed) ? instantAt(typed, clock.zone) : undefined

  const report = async (request: Promise<PlanOutcome>, done: string) => {
    setIsBusy(true)
    const outcome = await request
    if (outcome === 'done') toast.success(done)
    else toast.error(messages[outcome])
    setIsBusy(false)
  }
  const plan = () => {
    const isToCome = instant !== undefined && instant > new Date().toISOString()
    setIsMissing(!isToCome)
    if (isToCome) void report(add(type, instant, clock.zone), messages.done)
  }
  return (
    <>
      <fieldset className="schedule__types">
        <legend>{messages.what}</legend>
        {(['publish', ...(hasPublishedDoc ? (['unpublish'] as const) : [])] as const).map((choice) => (
          <label key={choice}>
            <input checked={type === choice} name={id} onChange={() => setType(choice)} type="radio" value={choice} />{' '}
            {messages[choice]}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-when`}>{messages.when}</label>
      <input
        aria-describedby={`${id}-note ${id}-missing`}
        aria-invalid={isMissing || undefined}
        className="schedule__when"
        id={`${id}-when`}
        min={wallTimeIn(new Date().toISOString(), clock.zone)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        type="datetime-local"
        value={typed}
      />
      <p className="admin-dialog__quiet" id={`${id}-note`}>
        {formatZone(clock, Intl.DateTimeFormat().resolvedOptions().timeZone, instant, language)}
      </p>
      <p className="schedule__missing" id={`${id}-missing`} role="status">
        {isMissing && messages.missing}
      </p>
      <div className="admin-dialog__actions">
        <Button disabled={isBusy || !clock.isRead} margin={false} onClick={plan} size="medium" type="button">
          {messages.plan}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
          {messages.close}
        </Button>
      </div>
      <h3 className="schedule__planned">{messages.planned}</h3>
      <Plans
        {...{ isBusy, language, messages, plans }}
        onRemove={(removed) => void report(remove(removed), messages.cancelled)}
        zone={clock.zone}
      />
    </>
  )
}

interface PlansProps extends Pick<Props, 'language' | 'messages'> {
  isBusy: boolean
  plans: Plan[] | undefined
  zone: string
  onRemove(plan: Plan): void
}

function Plans({ isBusy, language, messages, plans, zone, onRemove }: PlansProps) {
  if (!plans) return <p aria-busy="true">{'\u00A0'}</p>
  if (plans.length === 0) return <p>{messages.nothing}</p>
  return (
    <ul className="schedule__plans">
      {plans.map((plan) => (
        <li key={plan.id}>
          <span>
            {messages[plan.type]} · <time dateTime={plan.at}>{formatMoment(plan.at, zone, language)}</time>
          </span>
          <Button
            buttonStyle="transparent"
            disabled={isBusy}
            margin={false}
            onClick={() => onRemove(plan)}
            size="small"
            type="button"
          >
            {messages.cancel}
          </Button>
        </li>
      ))}
    </ul>
  )
}
