import { AsyncLocalStorage } from 'node:async_hooks'

interface Urgency {
  isOver: boolean
}

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.urgent-writes')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Urgency> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/**
 * Runs `work`, whose writes wait for no other one on SQLite: they end the transaction under way, which is done again after
 * them. Until `work` has settled only: what it leaves running writes as everybody does.
 */
export async function urgently<Result>(work: () => Promise<Result>): Promise<Result> {
  const urgency: Urgency = { isOver: false }
  try {
    return await storage.run(urgency, work)
  } finally {
    urgency.isOver = true
  }
}

/** Whether the running code is part of `urgently`. */
export const isUrgent = (): boolean => storage.getStore()?.isOver === false
