import { AsyncLocalStorage } from 'node:async_hooks'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { LRUCache } from 'lru-cache'
import pLimit, { type LimitFunction } from 'p-limit'
import { readingMethods, writingMethods } from './adapter-methods'
import { type Database, decorated } from './decorate'
import { wrapWrites } from './write-methods'

/** The transaction whose command the current code is a part of, as long as that runs. */
interface Running {
  id: unknown
  hasEnded: boolean
}

const current = new AsyncLocalStorage<Running>()

/**
 * Sends the commands of one transaction of MongoDB one after the other, as MongoDB requires: Payload reads and writes in
 * parallel. A write that was waiting when its transaction was rolled back is refused: the adapter would make it outside.
 */
export const withSequentialCommands = (database: Database): Database =>
  decorated(database, (adapter) => {
    if (adapter.name !== 'mongoose') return
    const { sessions } = adapter as unknown as Pick<MongooseAdapter, 'sessions'>
    const queues = new Map<unknown, LimitFunction>()
    const rolledBack = new LRUCache<string, true>({ max: 1_000 })

    const inTurn = async <Result>(id: unknown, command: () => Promise<Result>): Promise<Result> => {
      const running = current.getStore()
      if (running && running.id === id && !running.hasEnded) return command()
      const queue = queues.get(id) ?? pLimit(1)
      queues.set(id, queue)
      return queue(async () => {
        const own: Running = { id, hasEnded: false }
        try {
          return await current.run(own, command)
        } finally {
          own.hasEnded = true
        }
      })
    }
    wrapWrites(adapter, readingMethods, (read) => async (args) => {
      const id = await args.req?.transactionID
      return id && sessions[id] ? inTurn(id, () => read(args)) : read(args)
    })
    wrapWrites(adapter, writingMethods, (write) => async (args) => {
      const id = await args.req?.transactionID
      if (!id) return write(args)
      return inTurn(id, () => {
        if (rolledBack.has(String(id))) throw new Error('The transaction of this write was rolled back.')
        return write(args)
      })
    })
    const endInTurn =
      (end: typeof adapter.commitTransaction, onEnd?: (id: unknown) => void): typeof adapter.commitTransaction =>
      async (given) => {
        const id = await given
        try {
          await inTurn(id, () => {
            onEnd?.(id)
            return end(id)
          })
        } finally {
          queues.delete(id)
        }
      }
    adapter.commitTransaction = endInTurn(adapter.commitTransaction.bind(adapter))
    adapter.rollbackTransaction = endInTurn(adapter.rollbackTransaction.bind(adapter), (id) =>
      rolledBack.set(String(id), true),
    )
  })
