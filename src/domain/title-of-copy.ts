import type { Bilingual, Language } from './bilingual'

const words: Bilingual = { fr: 'copie', en: 'copy' }
const copyMark = /\s*\((?:copie|copy)(?: (\d+))?\)$/

/** « Ouverture (copie) », "Opening (copy)"; of a copy « Ouverture (copie 2) ». At most `maxLength` characters long. */
export function titleOfCopy(title: string, language: Language, maxLength = 200): string {
  const mark = copyMark.exec(title)
  const number = mark ? Number(mark[1] ?? 1) + 1 : 1
  const suffix = ` (${words[language]}${number > 1 ? ` ${number}` : ''})`
  const base = mark ? title.slice(0, mark.index) : title
  return `${base.slice(0, maxLength - suffix.length).trimEnd()}${suffix}`
}

/** Whether a title still is the one that a copy was given. */
export const isTitleOfCopy = (title: unknown): boolean => typeof title === 'string' && copyMark.test(title)
