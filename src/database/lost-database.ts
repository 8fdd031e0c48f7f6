import { AsyncLocalStorage } from 'node:async_hooks'

/** Whether the database could not be reached while something ran. */
interface Watch {
  isLost: boolean
}

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.lost-database')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Watch> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/**
 * Runs `work`, and says whether the database could not be reached meanwhile. Payload hides that: who is logged in becomes an
 * anonymous reader when their account cannot be read.
 */
export async function watchForLoss<Result>(work: () => Promise<Result>): Promise<{ result: Result; isLost: boolean }> {
  const watch: Watch = { isLost: false }
  const result = await storage.run(watch, work)
  return { result, isLost: watch.isLost }
}

/** Records an error of the database, if it says that the database could not be reached. */
export function noteLoss(error: unknown): void {
  const watch = storage.getStore()
  if (watch && isUnreachable(error)) watch.isLost = true
}

// The errors of the driver and of Mongoose when no server answers, or when a connection is lost or late.
const unreachable = /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolClear|TopologyClosed|WaitQueueTimeout)/

const isUnreachable = (error: unknown): boolean => error instanceof Error && unreachable.test(error.name)
