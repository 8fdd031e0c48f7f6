'use client'
import { useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientComponent } from 'payload'
import { type SyntheticEvent, useState } from 'react'
import { instantAt, type WallTime, wallTimeIn } from '../../domain/zone'
import { languageOf } from '../language'
import { dayBounds } from './day-bounds'
import { NativeField } from './native-field'
import { isMeantWallTime } from './typed-value'
import { useEditionClock } from './use-edition-clock'
import { clockChangeNote, incompleteNote, keptWords, zoneNote } from './zone-note'

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A moment, entered and shown by the clock of the document's edition whatever the browser's zone. */
export const InstantField: DateFieldClientComponent = withCondition(({ field, path, readOnly }) => {
  const state = useField<string | null | undefined>({ potentiallyStalePath: path })
  const language = languageOf(useTranslation().i18n)
  const clock = useEditionClock()
  // What the input holds while it is typed in: it may be incomplete, or an hour that does not exist.
  const [typed, setTyped] = useState<string>()
  const [asked, setAsked] = useState<WallTime>()
  const [isIncomplete, setIsIncomplete] = useState(false)

  const value = state.value ? new Date(state.value).toISOString() : undefined
  const shown = value ? wallTimeIn(value, clock.zone) : ''

  const change = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    setTyped(currentTarget.value)
    setIsIncomplete(false)
    if (isMeantWallTime(currentTarget.value)) {
      setAsked(currentTarget.value)
      state.setValue(instantAt(currentTarget.value, clock.zone))
    } else clearWhenEmptied(currentTarget)
  }
  const clearWhenEmptied = (input: HTMLInputElement) => {
    if (input.value !== '' || input.validity.badInput || !value) return
    setAsked(undefined)
    state.setValue(null)
  }
  const settle = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    clearWhenEmptied(currentTarget)
    setIsIncomplete(currentTarget.validity.badInput || (typed !== undefined && typed !== '' && !isMeantWallTime(typed)))
    setTyped(undefined)
  }

  const notices = [
    isIncomplete && incompleteNote(value && keptWords(value, clock.zone, language), language),
    value &&
      clockChangeNote(asked && instantAt(asked, clock.zone) === value ? asked : shown, clock.zone, value, language),
  ]
  return (
    <NativeField
      field={field}
      state={state}
      input={{
        type: 'datetime-local',
        value: typed ?? shown,
        ...(value ? {} : dayBounds(clock)),
        disabled: readOnly || field.admin?.readOnly || state.disabled || !clock.isRead,
        'aria-busy': !clock.isRead,
        onChange: change,
        onKeyUp: ({ currentTarget }) => clearWhenEmptied(currentTarget),
        onBlur: settle,
      }}
      note={clock.isRead ? zoneNote(clock, deviceZone(), value, language) : '\u00A0'}
      notice={notices.filter(Boolean).join(' ')}
    />
  )
})
