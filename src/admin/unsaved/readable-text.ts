import { inLanguage, type Language } from '../../domain/bilingual'
import { isRichText } from '../../domain/edits/is-same'
import { formatMoment } from '../../domain/format-moment'
import { plainTextOf } from '../../domain/rich-text'
import { DEFAULT_ZONE } from '../../domain/zone'

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** Returns the value of a field as a person reads it; choices and references, whose names the form knows, as « modifié ». */
export function readableText(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'string') {
    if (instant.test(value)) return formatMoment(value, DEFAULT_ZONE, language)
    return isReference(value) ? inLanguage(changed, language) : value
  }
  if (typeof value === 'number') return String(value)
  return isRichText(value) ? plainTextOf(value) : inLanguage(changed, language)
}

const isReference = (value: string) => /^[0-9a-f]{24}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

const changed = { fr: '(modifié)', en: '(changed)' }
