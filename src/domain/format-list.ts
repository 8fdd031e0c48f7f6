import { intlLocales, type Language } from './bilingual'

/** Joins items in a list: « titre, résumé et accroche ». */
export const formatList = (items: string[], language: Language): string =>
  new Intl.ListFormat(intlLocales[language], { type: 'conjunction' }).format(items)
