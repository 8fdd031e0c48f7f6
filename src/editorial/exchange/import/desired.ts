import type { Language } from '../../../domain/bilingual'
import { savedAsWindows } from '../../../domain/exchange/legacy-encoding'
import { decodeEntities } from '../../../domain/exchange/markup/entities'
import { richTextOfMarkup } from '../../../domain/exchange/markup/rich-text'
import { isSameText, plainTextOf } from '../../../domain/rich-text'

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

/**
 * Compares a text without regard to its spaces, nor to the characters that saving in Windows-1252 loses. Returns nothing,
 * like the next ones, for a `value` of `undefined`.
 */
export function desiredText(
  { column, field, locale = 'fr' }: Target,
  value: string | undefined,
  current: unknown,
): Desired[] {
  if (value === undefined) return []
  return [{ column, field, locale, value, current: current ?? null, isSame: isSameLine(value, current) }]
}

/**
 * Compares a rich text with a plain text, Markdown or HTML: the formatting of the current one stays as long as the text is
 * the same.
 */
export function desiredRichText(
  { column, field, locale = 'fr' }: Target,
  value: string | undefined,
  current: object | null | undefined,
): Desired[] {
  if (value === undefined) return []
  const richText = richTextOfMarkup(value)
  const isSame = Boolean(current) && isSameMarkup(plainTextOf(current), value, plainTextOf(richText))
  return [{ column, field, locale, value: richText, current: current ?? null, isSame }]
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

/**
 * Adds the id in the tool that a content comes from. It is stored with other changes or in a draft: alone it is no reason to
 * change what is published.
 */
export function desiredSourceId(
  desired: Desired[],
  sourceId: string | undefined,
  stored: { sourceId?: string | null; _status?: string | null } | undefined,
): Desired[] {
  const isAlone = desired.every(({ isSame }) => isSame)
  if (!sourceId || stored?.sourceId === sourceId || (isAlone && stored?._status === 'published')) return desired
  return [...desired, ...desiredValue({ column: 'Identifiant', field: 'sourceId' }, sourceId, stored?.sourceId)]
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

/** Whether a line of a file is the current one, perhaps after saving in an encoding that lacks some of its characters. */
function isSameLine(value: string, current: unknown): boolean {
  const stored = typeof current === 'string' ? current : ''
  if (squash(value) === squash(stored) || squash(value) === squash(decodeEntities(stored))) return true
  return value.includes('?') && squash(value) === squash(savedAsWindows(stored))
}

const isSameMarkup = (current: string, value: string, plain: string): boolean =>
  squash(current) === squash(plain) ||
  isSameText(current, value) ||
  (value.includes('?') && isSameText(savedAsWindows(current), value))
