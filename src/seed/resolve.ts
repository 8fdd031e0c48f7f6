import type { Bilingual, Language } from '../domain/bilingual'
import { isRecord } from '../domain/record'
import type { Reference } from './seedling'

/** Gives the id of the document behind a reference. */
export type Lookup = (reference: Reference) => string

const isReference = (value: unknown): value is Reference => isRecord(value) && 'ref' in value

const isLocalised = (value: unknown): value is Bilingual<unknown> =>
  isRecord(value) && Object.keys(value).length === 2 && 'fr' in value && 'en' in value

/** Seed data as one language writes it, with ids in place of references. */
export function inLocale(value: unknown, locale: Language, lookup: Lookup): unknown {
  if (isReference(value)) return lookup(value)
  if (isLocalised(value)) return value[locale]
  if (Array.isArray(value)) return value.map((item) => inLocale(item, locale, lookup))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inLocale(inner, locale, lookup)]))
}

/** The fields of `data` that hold something in two languages. */
export function localisedFields(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => holdsLocalised(value)))
}

function holdsLocalised(value: unknown): boolean {
  if (isLocalised(value)) return true
  if (Array.isArray(value)) return value.some(holdsLocalised)
  return isRecord(value) && !isReference(value) && Object.values(value).some(holdsLocalised)
}

/** `value` with the row ids of `stored`: a list row keeps its identity when its other language is written. */
export function withRowIds(value: unknown, stored: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(stored)) {
    return value.map((row, index) => {
      const known: unknown = stored[index]
      return isRecord(row) && isRecord(known) && 'id' in known ? { ...row, id: known.id } : row
    })
  }
  return value
}
