const metadata = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt', '_status'])

/** Whether a field at the top of a document is written by the server, and never typed. */
export const isMetadata = (path: string): boolean => metadata.has(path)
