import { intlLocales, type Language } from './bilingual'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Returns the format of dates of a language with some options. Making one takes a hundred times as long as using it, so each
 * is made once: as many as there are zones of editions, times the few shapes of this folder. Throws a `RangeError` for an
 * unknown zone.
 */
export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(intlLocales[language], options)
  formats.set(key, format)
  return format
}
