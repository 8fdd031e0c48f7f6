import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 5

/** Lets other requests run between two documents: SQLite runs its queries without yielding, and would block them. */
export const yieldToEventLoop = (): Promise<void> => wait(PAUSE_MS)
