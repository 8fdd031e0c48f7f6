import type { Localised } from '../../../domain/bilingual'
import { articleOf, articleText, saysTheSame } from '../../../domain/rich-text'

/** A value that a file gives to a field of a document, beside the one it has. */
export interface Wanted {
  /** The column that says so, for people to read. */
  column: string
  field: string
  locale: 'fr' | 'en'
  value: unknown
  current: unknown
  isSame: boolean
}

interface Place {
  column: string
  field: string
  locale?: 'fr' | 'en'
}

const squash = (text: unknown) => (typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '')

/** A short text; nothing when the file does not give it. */
export function wantedText(
  { column, field, locale = 'fr' }: Place,
  value: string | undefined,
  current: unknown,
): Wanted[] {
  if (value === undefined) return []
  return [{ column, field, locale, value, current: current ?? null, isSame: squash(value) === squash(current) }]
}

/** A long text: what the editor holds is kept as long as its words are those of the file. */
export function wantedArticle(
  { column, field, locale = 'fr' }: Place,
  value: string | undefined,
  current: Localised<object> | null | undefined,
): Wanted[] {
  if (value === undefined) return []
  const before = current?.[locale]
  const isSame = before !== undefined && before !== null && saysTheSame(articleText(before), value)
  return [{ column, field, locale, value: articleOf(value), current: before ?? null, isSame }]
}

/** Any other value, compared by what it looks like as JSON. */
export function wantedValue({ column, field }: Place, value: unknown, current: unknown, seen = current): Wanted[] {
  if (value === undefined) return []
  const isSame = JSON.stringify(value) === JSON.stringify(seen ?? null)
  return [{ column, field, locale: 'fr', value, current: current ?? null, isSame }]
}

/** A moment, however it is written. */
export function wantedMoment(place: Place, value: string | undefined, current: string | null | undefined): Wanted[] {
  const known = current ? new Date(current).toISOString() : null
  return wantedValue(place, value, known)
}
