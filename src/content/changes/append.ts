import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { newId } from '../../database/new-id'
import { sqliteTransactions } from '../../database/sqlite-transactions'
import { CHANGE_LOG, type LogEntry, type LogRow } from './log-rows'
import { type ChangeNote, deleteNotes } from './notes'

/** Adds rows to the log and deletes the notes that led to them: all of it or nothing, where the database has transactions. */
export async function append(payload: Payload, entries: LogEntry[], notes: ChangeNote[]): Promise<void> {
  if (entries.length + notes.length === 0) return
  const { db } = payload
  const begun = await db.beginTransaction()
  const id = begun === null || begun === undefined ? undefined : String(begun)
  try {
    await (db.name === 'sqlite' ? appendToSqlite(payload, entries, id ?? '') : appendToMongo(payload, entries, id))
    await deleteNotes(payload, notes, id)
    if (id) await db.commitTransaction(id)
  } catch (error) {
    if (id) await db.rollbackTransaction(id)
    throw error
  }
}

const COLUMNS = [
  ...['id', 'position', 'at', 'kind', 'subject', 'is_newest', 'slug', 'editions', 'former_editions'],
  ...['references', 'tags', 'events', 'hash', 'status'],
]

/** One statement for all rows, whatever their number. */
const INSERT = `INSERT INTO change_log (${COLUMNS.map((name) => `"${name}"`).join()})
  SELECT ${COLUMNS.map((_, index) => `value ->> ${index}`).join()} FROM json_each(?)`
const FORMER = 'UPDATE change_log SET is_newest = 0 WHERE is_newest = 1 AND subject IN (SELECT value FROM json_each(?))'
// What is withdrawn leaves no name in the log.
const NAMELESS = 'UPDATE change_log SET slug = NULL WHERE subject IN (SELECT value FROM json_each(?))'

async function appendToSqlite({ db }: Payload, entries: LogEntry[], transaction: string): Promise<void> {
  const transactions = sqliteTransactions(db)
  if (!transactions || entries.length === 0) return
  await transactions.write(transaction, CHANGE_LOG, async () => {
    const { client } = await transactions.connection()
    const run = (sql: string, list: unknown[]) => client.execute({ sql, args: [JSON.stringify(list)] })
    await run(FORMER, subjectsOf(entries))
    await run(NAMELESS, subjectsOf(withdrawn(entries)))
    await run(INSERT, entries.map(rowOf))
  })
}

const rowOf = (entry: LogEntry): unknown[] => [
  ...[newId(), entry.position, entry.at, entry.kind, entry.subject, 1, entry.slug, entry.editions],
  ...[entry.formerEditions, entry.references, JSON.stringify(entry.tags), JSON.stringify(entry.events)],
  ...[entry.hash, entry.status],
]

/**
 * Adds the rows first, in their order: without a transaction, a process that dies leaves two newest rows of a document, and the
 * notes that make `correctNewest` run.
 */
async function appendToMongo({ db }: Payload, entries: LogEntry[], transaction: string | undefined): Promise<void> {
  const { collections, sessions } = db as unknown as MongooseAdapter
  const log = collections[CHANGE_LOG]
  if (!log || entries.length === 0) return
  const session = transaction ? sessions[transaction] : undefined
  const rows = entries.map((entry) => ({ ...entry, isNewest: true }))
  await log.insertMany(rows, { session, ordered: true })
  const first = entries[0]?.position ?? 0
  const ofSubjects = (list: LogEntry[]) => ({ subject: { $in: subjectsOf(list) }, position: { $lt: first } })
  await log.updateMany({ ...ofSubjects(entries), isNewest: true }, { $set: { isNewest: false } }, { session })
  await log.updateMany(ofSubjects(withdrawn(entries)), { $set: { slug: null } }, { session })
}

/** Marks the older ones of several newest rows of one document as former ones. */
export async function correctNewest({ db }: Payload, older: LogRow[]): Promise<void> {
  for (const { id } of older) {
    await db.updateOne({ collection: CHANGE_LOG, id, data: { isNewest: false }, returning: false })
  }
}

const subjectsOf = (entries: LogEntry[]) => entries.map(({ subject }) => subject)
const withdrawn = (entries: LogEntry[]) => entries.filter(({ kind }) => kind === 'withdrawn')
