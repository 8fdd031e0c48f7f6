/** What errors of the databases have in common. */
export interface DatabaseError {
  code?: unknown
  errorLabels?: unknown
  cause?: unknown
  originalError?: unknown
}

/** The error and those that it wraps, five at most. */
export function causesOf(error: unknown): DatabaseError[] {
  const causes: DatabaseError[] = []
  let next = error
  while (typeof next === 'object' && next !== null && causes.length < 5) {
    const cause: DatabaseError = next
    causes.push(cause)
    next = cause.cause ?? cause.originalError
  }
  return causes
}
