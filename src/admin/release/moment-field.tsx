'use client'
import { useId } from 'react'
import type { Language } from '../../domain/bilingual'
import { instantAt, wallTimeIn } from '../../domain/zone'
import { formatClockChange, formatZone } from '../fields/messages'
import { isCompleteWallTime } from '../fields/typed-value'
import type { ReleasePlanMessages } from './plan-messages'

interface Props {
  isMissing: boolean
  language: Language
  messages: ReleasePlanMessages
  typed: string
  zone: string
  onType(typed: string): void
}

/** A date and an hour in the zone of the edition, with what that is on a device in another zone. */
export function MomentField({ isMissing, language, messages, typed, zone, onType }: Props) {
  const id = useId()
  const instant = isCompleteWallTime(typed) ? instantAt(typed, zone) : undefined
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      <label htmlFor={id}>{messages.moment}</label>
      <input
        aria-describedby={`${id}-note ${id}-missing`}
        aria-invalid={isMissing || undefined}
        className="schedule__when"
        id={id}
        min={wallTimeIn(new Date().toISOString(), zone)}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        type="datetime-local"
        value={typed}
      />
      <p className="admin-dialog__quiet" id={`${id}-note`}>
        {formatZone({ zone, origin: 'chosen' }, device, instant, language)}
        {instant && isCompleteWallTime(typed) && ` ${formatClockChange(typed, zone, instant, language)}`}
      </p>
      <p className="schedule__missing" id={`${id}-missing`} role="status">
        {isMissing && messages.missing}
      </p>
    </>
  )
}
