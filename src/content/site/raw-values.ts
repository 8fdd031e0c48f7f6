/** An object of a document, empty where there is none. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The rows of a list, empty where there is none. */
export const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : [])

/** A text that says something. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** A related document that was found and is not in the trash: a bare id is one that this reader does not see. */
export function related(value: unknown): Record<string, unknown> | undefined {
  const doc = record(value)
  return typeof doc.id === 'string' && !doc.deletedAt ? doc : undefined
}

/** The id of a related document, populated or not. */
export const idsIn = (value: unknown): string[] => {
  const id = typeof value === 'string' ? value : record(value).id
  return typeof id === 'string' ? [id] : []
}
