'use client'
import { useConfig, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { idOf } from '../../../collections/shared/ids'
import { firstOpening } from '../../domain/schedule/first-opening'
import { readEditionClock } from '../fields/edition-clock'

/**
 * Moves the preset start of a new session to the first day of another edition that is chosen, as long as nobody changed
 * it: a session cannot lie outside its edition.
 */
export function useFollowingDay(): void {
  const { dispatchFields, getField } = useForm()
  const { config } = useConfig()
  const editionsUrl = `${config.serverURL ?? ''}${config.routes.api}/editions`
  const edition = useFormFields(([fields]) => idOf(fields?.edition?.value))
  const former = useRef(edition)
  const preset = useRef<unknown>(getField('startsAt')?.value)

  useEffect(() => {
    if (edition === former.current) return
    former.current = edition
    const isPreset = preset.current && getField('startsAt')?.value === preset.current
    preset.current = undefined
    if (!isPreset) return
    const start = (value: string | null) =>
      dispatchFields({ type: 'UPDATE', path: 'startsAt', value, initialValue: value })
    start(null)
    if (!edition) return
    void readEditionClock(editionsUrl, edition).then((clock) => {
      const opening = clock && firstOpening(clock)
      if (!opening || former.current !== edition || getField('startsAt')?.value) return
      preset.current = opening
      start(opening)
    })
  }, [edition, editionsUrl, dispatchFields, getField])
}
