'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientComponent } from 'payload'
import { useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { instantAt, type WallTime, wallTimeIn } from '../../domain/zone'
import { dayBounds } from './day-bounds'
import { NativeField } from './native-field'
import { instantOf, isMeantWallTime } from './typed-value'
import { useEditionClock } from './use-edition-clock'
import { useTypedValue } from './use-typed-value'
import { clockChangeNote, incompleteNote, zoneNote } from './zone-note'

/** A moment, entered and shown by the clock of the document's edition whatever the browser's zone. */
export const InstantField: DateFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const clock = useEditionClock()
  // What was typed last: it may be an hour that does not exist, of which only what is kept remains in the form.
  const [asked, setAsked] = useState<WallTime>()

  const instant = instantOf(state.value)
  const shown = instant ? wallTimeIn(instant, clock.zone) : ''
  const { input, isIncomplete } = useTypedValue({
    shown,
    isMeant: isMeantWallTime,
    keep: (wallTime) => {
      setAsked(wallTime)
      state.setValue(instantAt(wallTime, clock.zone))
    },
    clear: () => state.setValue(null),
  })

  const isAsked = asked !== undefined && instantAt(asked, clock.zone) === instant
  const notices = [
    isIncomplete && incompleteNote(instant && formatMoment(instant, clock.zone, language), language),
    instant && clockChangeNote(isAsked ? asked : shown, clock.zone, instant, language),
  ]
  return (
    <NativeField
      field={field}
      state={state}
      input={{
        ...input,
        type: 'datetime-local',
        ...(instant ? {} : dayBounds(clock)),
        disabled: readOnly || field.admin?.readOnly || state.disabled || !clock.isRead,
        'aria-busy': !clock.isRead,
      }}
      note={clock.isRead ? zoneNote(clock, deviceZone(), instant, language) : '\u00A0'}
      notice={notices.filter(Boolean).join(' ')}
    />
  )
})

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
