import type { Language } from '../../../domain/bilingual'
import { isSameText, plainTextOf, richTextOf } from '../../../domain/rich-text'

/** The value that a file gives to a field of a document, beside the current one. */
export interface Desired {
  /** The title of the column, for people to read. */
  column: string
  field: string
  locale: Language
  value: unknown
  /** `null` for an empty field or a new document. */
  current: unknown
  isSame: boolean
}

/** A field of a document, of a localised one in one language. French by default. */
export interface Target {
  column: string
  field: string
  locale?: Language
}

/** Compares a text without regard to its spaces. Returns nothing, like the next ones, for a `value` of `undefined`. */
export function desiredText(
  { column, field, locale = 'fr' }: Target,
  value: string | undefined,
  current: unknown,
): Desired[] {
  if (value === undefined) return []
  return [{ column, field, locale, value, current: current ?? null, isSame: squash(value) === squash(current) }]
}

/** Compares a rich text with a plain one: the formatting of the current one stays as long as the text is the same. */
export function desiredRichText(
  { column, field, locale = 'fr' }: Target,
  value: string | undefined,
  current: object | null | undefined,
): Desired[] {
  if (value === undefined) return []
  const isSame = Boolean(current) && isSameText(plainTextOf(current), value)
  return [{ column, field, locale, value: richTextOf(value), current: current ?? null, isSame }]
}

/** Compares any other value by its JSON; `compared` is the form of the current value to compare with. */
export function desiredValue(
  { column, field }: Target,
  value: unknown,
  current: unknown,
  compared = current,
): Desired[] {
  if (value === undefined) return []
  const isSame = JSON.stringify(value) === JSON.stringify(compared ?? null)
  return [{ column, field, locale: 'fr', value, current: current ?? null, isSame }]
}

/** Compares an instant whatever its offset. */
export function desiredInstant(
  target: Target,
  value: string | undefined,
  current: string | null | undefined,
): Desired[] {
  return desiredValue(target, value, current ? new Date(current).toISOString() : null)
}

const squash = (text: unknown) => (typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '')
