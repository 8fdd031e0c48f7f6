import type { Access } from 'payload'

/** The query parameter of an address in the admin that opens a document for reading only. */
export const READ_ONLY = 'readOnly'

/** Refuses updates to a request that only asks to read: the admin then shows the whole form as read-only. */
export const unlessReadOnly =
  (update: Access): Access =>
  (args) =>
    args.req.query?.[READ_ONLY] !== 'true' && update(args)
