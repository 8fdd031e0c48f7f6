/** Returns an object of a document; `{}` when there is none. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** Returns the rows of a list; `[]` when there is none. */
export const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : [])

/** Returns a text; `undefined` when it is blank or there is none. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** Returns a related document; `undefined` when it is in the trash or not populated, because this reader may not read it. */
export function related(value: unknown): Record<string, unknown> | undefined {
  const doc = record(value)
  return typeof doc.id === 'string' && !doc.deletedAt ? doc : undefined
}

/** The id of a related document, populated or not. */
export const idsIn = (value: unknown): string[] => {
  const id = typeof value === 'string' ? value : record(value).id
  return typeof id === 'string' ? [id] : []
}
