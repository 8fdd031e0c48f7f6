import type { Bilingual, Language } from '../domain/bilingual'
import { isRecord } from '../domain/record'
import type { Reference } from './seed-document'

/** Returns the id of the document of a reference. */
export type Lookup = (reference: Reference) => string

const isReference = (value: unknown): value is Reference => isRecord(value) && 'ref' in value

const isBilingual = (value: unknown): value is Bilingual<unknown> =>
  isRecord(value) && Object.keys(value).length === 2 && 'fr' in value && 'en' in value

/** Returns seed data in one language, with ids in place of references. */
export function resolveIn(value: unknown, language: Language, lookup: Lookup): unknown {
  if (isReference(value)) return lookup(value)
  if (isBilingual(value)) return value[language]
  if (Array.isArray(value)) return value.map((item) => resolveIn(item, language, lookup))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolveIn(inner, language, lookup)]))
}

/** Returns the fields of `data` that contain values in both languages. */
export function bilingualFields(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => containsBilingual(value)))
}

function containsBilingual(value: unknown): boolean {
  if (isBilingual(value)) return true
  if (Array.isArray(value)) return value.some(containsBilingual)
  return isRecord(value) && !isReference(value) && Object.values(value).some(containsBilingual)
}

/** Returns `value` with the row ids of `stored`, so that writing another language updates the same rows. */
export function withRowIds(value: unknown, stored: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(stored)) {
    return value.map((row, index) => {
      const current: unknown = stored[index]
      return isRecord(row) && isRecord(current) && 'id' in current ? { ...row, id: current.id } : row
    })
  }
  return value
}
