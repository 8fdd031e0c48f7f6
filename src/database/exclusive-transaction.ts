import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { APIError, type Payload } from 'payload'
import { WriteGate } from './write-gate'

/** Longer than any release takes. */
const PATIENCE_MS = 60_000

const writes = [
  ...['create', 'createGlobal', 'createGlobalVersion', 'createVersion', 'deleteMany', 'deleteOne', 'deleteVersions'],
  ...['updateGlobal', 'updateGlobalVersion', 'updateJobs', 'updateMany', 'updateOne', 'updateVersion', 'upsert'],
] as const

type Methods = Record<string, (args: { req?: { transactionID?: unknown } }) => Promise<unknown>>

interface Transaction {
  commit(): Promise<void>
  rollback(): Promise<void>
}

/**
 * Gives SQLite transactions to those who begin one with `{behavior: 'exclusive'}`; all other writes go on without, one statement after
 * the other. It has a connection of its own, so readers see nothing of it before its end, and other writes of this
 * process wait for it: SQLite would make them wait with the whole thread. MongoDB has transactions, and keeps its own.
 */
export function allowExclusiveTransactions({ db }: Payload): void {
  if (db.name !== 'sqlite') return
  const adapter = db as unknown as SQLiteAdapter
  const gate = new WriteGate(PATIENCE_MS, refusal)
  const transactions = new Map<unknown, Transaction>()
  gateWrites(db as unknown as Methods, gate)

  const [begin, commit, rollback] = [db.beginTransaction, db.commitTransaction, db.rollbackTransaction]
  db.beginTransaction = async (options) => {
    if (options?.behavior !== 'exclusive') return begin.call(db, options)
    const id = randomUUID()
    await gate.close(id)
    try {
      transactions.set(id, await open(adapter, id))
      return id
    } catch (error) {
      gate.open(id)
      throw error
    }
  }
  const end = async (given: Parameters<typeof commit>[0], how: 'commit' | 'rollback') => {
    const id = await given
    const transaction = transactions.get(id)
    if (!transaction) return (how === 'commit' ? commit : rollback).call(db, given)
    transactions.delete(id)
    try {
      await transaction[how]()
    } finally {
      gate.open(String(id))
    }
  }
  db.commitTransaction = (id) => end(id, 'commit')
  db.rollbackTransaction = (id) => end(id, 'rollback')
}

function gateWrites(db: Methods, gate: WriteGate): void {
  for (const method of writes) {
    const write = db[method]?.bind(db)
    if (write) db[method] = async (args) => gate.pass(await args.req?.transactionID, () => write(args))
  }
}

async function open(adapter: SQLiteAdapter, id: string): Promise<Transaction> {
  const { client, drizzle } = await secondConnection(adapter)
  return new Promise((opened, refused) => {
    const work = drizzle.transaction(
      (db) =>
        new Promise<void>((resolve, reject) => {
          adapter.sessions[id] = { db: db as never, resolve: async () => {}, reject: async () => {} }
          opened({
            commit: () => {
              resolve()
              return over
            },
            rollback: () => {
              reject(new Error('Rolled back.'))
              return over.catch(() => undefined)
            },
          })
        }),
    )
    const over = work.finally(() => {
      delete adapter.sessions[id]
      client.close()
    })
    over.catch(refused)
  })
}

/** The adapter's own way to connect, to the same file with the same settings. */
async function secondConnection(adapter: SQLiteAdapter): Promise<Pick<SQLiteAdapter, 'client' | 'drizzle'>> {
  const second: SQLiteAdapter = Object.create(adapter)
  Object.assign(second, { client: undefined, prodMigrations: undefined })
  await second.connect?.({ hotReload: true })
  return second
}

const refusal = () =>
  new APIError(
    'Un programme est en cours de publication : réessayez dans un instant. (A programme is being released: try again in a moment.)',
    503,
    undefined,
    true,
  )
