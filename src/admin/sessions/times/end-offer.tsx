'use client'
import { useFormFields, useTranslation } from '@payloadcms/ui'
import { languageOf } from '../../../domain/bilingual'
import { formatClock } from '../../../domain/format-moment'
import { endAfter, OFFERED_MINUTES } from '../../../domain/schedule/durations'
import type { Instant } from '../../../domain/zone'
import { instantOf } from '../../fields/typed-value'
import { formatDuration, formatEnd, timeMessages } from './messages'
import './end-offer.css'

interface Props {
  end: Instant | undefined
  zone: string
  onChoose(end: Instant): void
}

/** Buttons below the end of a session that set it from the start: the day is typed once. Nothing without a start. */
export function EndOffer({ end, zone, onChoose }: Props) {
  const start = useFormFields(([fields]) => instantOf(fields?.startsAt?.value))
  const language = languageOf(useTranslation().i18n)
  if (!start) return null
  return (
    <fieldset className="end-offer">
      <legend>{timeMessages.duration[language]}</legend>
      {OFFERED_MINUTES.map((minutes) => {
        const offered = endAfter(start, minutes)
        const duration = formatDuration(minutes, language)
        return (
          <button
            aria-label={formatEnd(duration, formatClock(offered, zone, language), language)}
            aria-pressed={offered === end}
            key={minutes}
            onClick={() => onChoose(offered)}
            type="button"
          >
            {duration}
          </button>
        )
      })}
    </fieldset>
  )
}
