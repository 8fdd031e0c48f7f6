import { AsyncLocalStorage } from 'node:async_hooks'
import { databaseDown, databaseLocked, storageFull, type Unavailable } from './busy'
import { causesOf } from './causes'

/** Why the database refused something while something ran. */
interface Watch {
  problem?: Unavailable
}

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.database-problems')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Watch> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

/**
 * Runs `work`, and says whether the database could not be reached or written meanwhile, and why. Payload hides that: who is logged
 * in becomes an anonymous reader when their account cannot be read, and every other error is « Something went wrong ».
 */
export async function watchForProblems<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; problem?: Unavailable }> {
  const watch: Watch = {}
  const result = await storage.run(watch, work)
  return { result, problem: watch.problem }
}

/** Records an error of the database, if it says that the database could not be reached or written. Returns what it says. */
export function noteProblem(error: unknown): Unavailable | undefined {
  const problem = problemOf(error)
  const watch = storage.getStore()
  if (watch) watch.problem ??= problem
  return problem
}

// The errors of the driver and of Mongoose when no server answers, or when a connection is lost or late.
const unreachable = /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolClear|TopologyClosed|WaitQueueTimeout)/

/** Of SQLite, of the system, and of MongoDB (`OutOfDiskSpace`). */
const full = new Set<unknown>(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 14_031])

function problemOf(error: unknown): Unavailable | undefined {
  if (error instanceof Error && unreachable.test(error.name)) return databaseDown
  const codes = causesOf(error).map(({ code }) => code)
  if (codes.some((code) => full.has(code))) return storageFull
  return codes.includes(databaseLocked.code) ? databaseLocked : undefined
}
