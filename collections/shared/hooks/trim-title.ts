import type { CollectionBeforeValidateHook } from 'payload'

/** Removes the spaces around the title or the name of a document: a space typed by mistake is no change. */
export const trimTitle: CollectionBeforeValidateHook = ({ collection, data }) => {
  const trimmed = [collection.admin.useAsTitle ?? 'title', 'title'].flatMap((name) => {
    const text: unknown = data?.[name]
    return typeof text === 'string' ? [[name, text.trim()]] : []
  })
  return trimmed.length > 0 ? { ...data, ...Object.fromEntries(trimmed) } : data
}
