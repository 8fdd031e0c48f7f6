'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientComponent } from 'payload'
import { useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { dayIn, instantAt, type WallTime, wallTimeIn } from '../../domain/zone'
import { EndOffer } from '../sessions/times/end-offer'
import { useFollowingEnd } from '../sessions/times/use-following-end'
import { useTimeProblem } from '../sessions/times/use-time-problem'
import { calendarBound } from './edition-clock'
import { formatClockChange, formatIncompleteMoment, formatZone } from './messages'
import { NativeField } from './native-field'
import { instantOf, isCompleteWallTime } from './typed-value'
import { useEditionClock } from './use-edition-clock'
import { useTypedValue } from './use-typed-value'

/** A field for a time of a session, entered and shown in the zone of the edition, whatever the zone of the browser. */
export const InstantField: DateFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const clock = useEditionClock()
  // The wall time that was typed last. It may be an hour that does not exist; the form then holds another instant.
  const [typed, setTyped] = useState<WallTime>()
  // Chromium forgets the part that is being typed when a bound changes.
  const [isFirstEntry, setIsFirstEntry] = useState(false)

  const instant = instantOf(state.value)
  const shown = instant ? wallTimeIn(instant, clock.zone) : ''
  const { input, isIncomplete } = useTypedValue({
    shown,
    isComplete: isCompleteWallTime,
    store: (wallTime) => {
      setTyped(wallTime)
      state.setValue(instantAt(wallTime, clock.zone))
    },
    clear: () => state.setValue(null),
  })

  const problem = useTimeProblem(path, clock)
  const following = useFollowingEnd(clock.zone)
  const isStart = path === 'startsAt'

  const isTyped = typed !== undefined && instantAt(typed, clock.zone) === instant
  const notices = [
    isIncomplete && formatIncompleteMoment(instant && formatMoment(instant, clock.zone, language), language),
    following.notice,
    instant && formatClockChange(isTyped ? typed : shown, clock.zone, instant, language),
  ]
  const isDisabled = readOnly || field.admin?.readOnly || state.disabled || !clock.isRead
  return (
    <NativeField
      field={field}
      state={state}
      input={{
        ...input,
        onFocus: () => {
          setIsFirstEntry(!instant)
          if (isStart) following.enter()
        },
        onBlur: (event) => {
          input.onBlur(event)
          setIsFirstEntry(false)
          if (isStart) following.leave()
        },
        type: 'datetime-local',
        ...((!instant || isFirstEntry) && calendarBound(clock, dayIn(new Date().toISOString(), clock.zone))),
        disabled: isDisabled,
        'aria-busy': !clock.isRead,
      }}
      note={clock.isRead ? formatZone(clock, deviceZone(), instant, language) : '\u00A0'}
      notice={notices.filter(Boolean).join(' ')}
      problem={problem}
    >
      {path === 'endsAt' && !isDisabled && <EndOffer end={instant} onChoose={state.setValue} zone={clock.zone} />}
    </NativeField>
  )
})

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
