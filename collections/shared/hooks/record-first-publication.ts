import type { CollectionBeforeChangeHook } from 'payload'

/** Stores when a document was first published: from then on its slug is stable. */
export const recordFirstPublication: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  firstPublishedAt:
    originalDoc?.firstPublishedAt ?? (data._status === 'published' ? new Date().toISOString() : undefined),
})
