import type { CollectionBeforeChangeHook } from 'payload'

/** Notes when a document first became public: from then on its address is a promise. */
export const recordFirstPublication: CollectionBeforeChangeHook = ({ data, originalDoc }) => ({
  ...data,
  firstPublishedAt:
    originalDoc?.firstPublishedAt ?? (data._status === 'published' ? new Date().toISOString() : undefined),
})
