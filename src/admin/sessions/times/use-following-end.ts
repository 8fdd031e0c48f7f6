import { useForm, useTranslation } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { languageOf } from '../../../domain/bilingual'
import { formatMoment } from '../../../domain/format-moment'
import { followingEnd } from '../../../domain/schedule/following-end'
import { instantOf } from '../../fields/typed-value'
import { formatFollowed } from './messages'

/**
 * For the field of the start of a session: once it is left, the end follows to another day, or past a start that was moved
 * after it. A date is typed part by part, so nothing follows before.
 */
export function useFollowingEnd(zone: string) {
  const { dispatchFields, getField, setModified } = useForm()
  const language = languageOf(useTranslation().i18n)
  const entered = useRef<{ startsAt?: string; endsAt?: string }>({})
  const [notice, setNotice] = useState('')
  const times = () => ({
    startsAt: instantOf(getField('startsAt')?.value),
    endsAt: instantOf(getField('endsAt')?.value),
  })
  return {
    notice,
    enter: () => {
      entered.current = times()
      setNotice('')
    },
    leave: () => {
      const end = followingEnd(entered.current, times(), zone)
      if (!end) return
      dispatchFields({ type: 'UPDATE', path: 'endsAt', value: end })
      setModified(true)
      setNotice(formatFollowed(formatMoment(end, zone, language), language))
    },
  }
}
