import type { CollectionBeforeValidateHook } from 'payload'
import { isPlainObject } from '../../../src/domain/record'

/** Removes the spaces around the title or the name of a document: a space typed by mistake is no change. */
export const trimTitle: CollectionBeforeValidateHook = ({ collection, data }) => {
  const titles = [collection.admin.useAsTitle ?? 'title', 'title'].filter((name) => data?.[name])
  return titles.length > 0
    ? { ...data, ...Object.fromEntries(titles.map((name) => [name, trimmed(data?.[name])])) }
    : data
}

function trimmed(text: unknown): unknown {
  if (typeof text === 'string') return text.trim()
  // All languages at once.
  return isPlainObject(text)
    ? Object.fromEntries(Object.entries(text).map(([locale, one]) => [locale, trimmed(one)]))
    : text
}
