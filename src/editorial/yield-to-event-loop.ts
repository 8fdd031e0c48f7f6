import { setImmediate as nextTurn } from 'node:timers/promises'

/** Lets other requests run between two documents: SQLite runs its queries without yielding, and would block them. */
export const yieldToEventLoop = (): Promise<void> => nextTurn()
