import { AsyncLocalStorage } from 'node:async_hooks'
import type { Payload } from 'payload'
import { commitAtomically } from '../cache/consistent-read'
import { type Database, decorated } from './decorate'

/** A transaction as the code that runs inside it sees it. */
interface Scope {
  /** `undefined` until the transaction has begun. */
  id?: unknown
  isOver: boolean
  isAtomic: boolean
  /** What runs once the transaction has committed. */
  deferred: (() => Promise<void>)[]
  /** The transaction in which this one was begun. */
  outer?: Scope
}

const scopes = new AsyncLocalStorage<Scope | undefined>()

/** Whether the running code belongs to the transaction `id`, or to one that was begun inside it. */
export function isInTransaction(id: unknown): boolean {
  for (let scope = innermost(); scope; scope = scope.outer) if (scope.id === id && !scope.isOver) return true
  return false
}

/**
 * Runs `work` as no part of the transactions of the running code. For work that the operation does not wait for: its writes
 * wait until the transaction has ended.
 */
export const outsideTransactions = <Result>(work: () => Result): Result => scopes.run(undefined, work)

/**
 * Runs `work` once the transaction of the running code has committed, at once when there is none, and never when it is
 * rolled back. The operation waits for it, other writes do not; an error of it is logged.
 */
export async function afterCommit({ logger }: Payload, work: () => Promise<unknown>): Promise<void> {
  const logged = () =>
    outsideTransactions(async () => {
      try {
        await work()
      } catch (err) {
        logger.error({ err, msg: 'What follows a write has failed.' })
      }
    })
  const scope = innermost()
  if (scope) scope.deferred.push(logged)
  else await logged()
}

/** Makes the commit of the running transaction atomic for the readers of this process: see `commitAtomically`. */
export function commitThisAtomically(): void {
  const scope = innermost()
  if (scope) scope.isAtomic = true
}

/** Makes the transactions of a database known to the code that runs inside them. Wraps what publishes their commits. */
export const withTransactionScopes = (database: Database): Database =>
  decorated(database, (adapter) => {
    const begun = new Map<unknown, Scope>()
    const begin = adapter.beginTransaction.bind(adapter)
    const commit = adapter.commitTransaction.bind(adapter)
    const rollback = adapter.rollbackTransaction.bind(adapter)

    // Enters the scope before anything is awaited: the scope is then that of the caller, too.
    adapter.beginTransaction = async (options) => {
      const scope: Scope = { isOver: false, isAtomic: false, deferred: [], outer: innermost() }
      scopes.enterWith(scope)
      try {
        const id = await begin(options)
        scope.id = id ?? undefined
        scope.isOver = id === null || id === undefined
        if (!scope.isOver) begun.set(id, scope)
        return id
      } catch (error) {
        scope.isOver = true
        throw error
      }
    }
    adapter.commitTransaction = async (given) => {
      const id = await given
      const scope = take(begun, id)
      await (scope?.isAtomic ? commitAtomically(() => commit(id)) : commit(id))
      await Promise.all(scope?.deferred.map((work) => work()) ?? [])
    }
    adapter.rollbackTransaction = async (given) => {
      const id = await given
      take(begun, id)
      await rollback(id)
    }
  })

/** The innermost transaction of the running code that is not over. */
function innermost(): Scope | undefined {
  let scope = scopes.getStore()
  while (scope?.isOver) scope = scope.outer
  return scope
}

function take(begun: Map<unknown, Scope>, id: unknown): Scope | undefined {
  const scope = begun.get(id)
  if (scope) scope.isOver = true
  begun.delete(id)
  return scope
}
