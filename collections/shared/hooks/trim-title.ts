import type { CollectionBeforeValidateHook } from 'payload'

/** Removes the spaces around the title or the name of a document: a space typed by mistake is no change. */
export const trimTitle: CollectionBeforeValidateHook = ({ collection, data }) => {
  const title = collection.admin.useAsTitle
  const text = title ? data?.[title] : undefined
  return typeof title === 'string' && typeof text === 'string' ? { ...data, [title]: text.trim() } : data
}
