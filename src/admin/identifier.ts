/** The identifier in a relation, be it bare or populated; nothing when there is none. */
export function identifierOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'id' in value) return identifierOf(value.id)
  return undefined
}
