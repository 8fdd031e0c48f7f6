import type { CollectionBeforeValidateHook } from 'payload'
import { isPlainObject } from '../../../src/domain/record'
import { stripControls } from '../../../src/domain/text'

/** Removes control characters from every text before validation: pasted text contains them, and they break feeds. */
export const stripControlCharacters: CollectionBeforeValidateHook = ({ data }) => data && (strip(data) as typeof data)

function strip(value: unknown): unknown {
  if (typeof value === 'string') return stripControls(value)
  if (Array.isArray(value)) return value.map(strip)
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, strip(inside)]))
  }
  return value
}
