import { useFormFields, useTranslation } from '@payloadcms/ui'
import { inLanguage, languageOf } from '../../../domain/bilingual'
import { timeOutsideEdition } from '../../../domain/schedule/edition-days'
import { endsBeforeStart, outsideEdition } from '../../../domain/schedule/messages'
import { isPlainDate } from '../../../domain/zone'
import type { EditionClock } from '../../fields/edition-clock'
import { instantOf } from '../../fields/typed-value'

type Days = Pick<EditionClock, 'startsOn' | 'endsOn'> & { zone: string }

/**
 * Why a time of the session in the form would be refused, as long as it would: `undefined` for the other time. The server
 * says it once, at a save, and Payload forgets it at the next render.
 */
export function useTimeProblem(path: string, { startsOn, endsOn, zone }: Days): string | undefined {
  const language = languageOf(useTranslation().i18n)
  const startsAt = useFormFields(([fields]) => instantOf(fields?.startsAt?.value))
  const endsAt = useFormFields(([fields]) => instantOf(fields?.endsAt?.value))
  if (startsAt && endsAt && endsAt <= startsAt) {
    return path === 'endsAt' ? inLanguage(endsBeforeStart, language) : undefined
  }
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn)) return undefined
  const outside = timeOutsideEdition({ startsAt, endsAt }, { startsOn, endsOn, timezone: zone })
  return outside?.path === path ? inLanguage(outsideEdition({ startsOn, endsOn }), language) : undefined
}
