import { intlLocales, type Language } from './bilingual'
import { NO_BREAK_SPACE } from './typography'

/** Formats a value and its unit: « 27 % », "27%", "1,250 people". */
export function formatMeasure(value: number, unit: string, language: Language): string {
  const space = unit === '%' && language === 'en' ? '' : NO_BREAK_SPACE
  return `${value.toLocaleString(intlLocales[language])}${space}${unit}`
}
