import { setTimeout as wait } from 'node:timers/promises'

const BREATH_MS = 5

/** Lets others have their turn between two documents: SQLite answers without leaving the thread. */
export const breathe = (): Promise<void> => wait(BREATH_MS)
