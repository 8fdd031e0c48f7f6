/** What may keep a process from saving although its database answers. */
export const PROBLEM_CODES = ['STORAGE_FULL', 'DATABASE_LOCKED', 'FILES_UNREACHABLE'] as const

/** One of these, in a health check. */
export interface Problem {
  code: string
  /** In English, for the operator. */
  message: string
}
