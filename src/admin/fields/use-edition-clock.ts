'use client'
import { useConfig, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { idOf } from '../../../collections/shared/ids'
import { DEFAULT_ZONE } from '../../domain/zone'
import { type EditionClock, type FieldClock, readEditionClock } from './edition-clock'

type Reading = { id: string; clock: EditionClock | undefined }

/** The clock of the edition that the form names; `isRead` is false while it is being fetched. */
export function useEditionClock(): FieldClock & Pick<EditionClock, 'startsOn' | 'endsOn'> & { isRead: boolean } {
  const id = useFormFields(([fields]) => idOf(fields?.edition?.value))
  const hasEdition = useFormFields(([fields]) => fields?.edition !== undefined)
  const { config } = useConfig()
  const editionsUrl = `${config.serverURL ?? ''}${config.routes.api}/editions`
  const [reading, setReading] = useState<Reading>()

  useEffect(() => {
    if (!id) return
    let isCurrent = true
    void readEditionClock(editionsUrl, id).then((clock) => {
      if (isCurrent) setReading({ id, clock })
    })
    return () => {
      isCurrent = false
    }
  }, [editionsUrl, id])

  if (!id) return { zone: DEFAULT_ZONE, origin: hasEdition ? 'default' : 'fixed', isRead: true }
  if (reading?.id !== id) return { zone: DEFAULT_ZONE, origin: 'chosen', isRead: false }
  if (!reading.clock) return { zone: DEFAULT_ZONE, origin: 'unread', isRead: true }
  const { timezone, startsOn, endsOn } = reading.clock
  return { zone: timezone, origin: 'chosen', startsOn, endsOn, isRead: true }
}
