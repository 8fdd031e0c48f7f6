import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import type { Env } from '../../env'
import { StartError } from '../../errors'
import { BackupError } from '../backup-error'
import { type MongoDatabase, RESTORED_PREFIX, withMongo } from '../databases/mongo'
import { dropMongo, hasDocuments } from '../databases/mongo-restore'
import { sqliteFile, withSqlite } from '../databases/sqlite'

/** A MongoDB database that has this collection is half of another one. It is in no backup, and a restore removes it. */
const UNFINISHED = `${RESTORED_PREFIX}unfinished_transfer`

/** Where a transfer writes, and how it is made the database of a site. */
export interface Target {
  /** The settings of the site on this database. */
  settings: Env
  /** The database that is written: of SQLite a file beside the one that it becomes. */
  url: string
  /** Whether somebody's data are there. What an interrupted transfer left is none. */
  hasData(): Promise<boolean>
  /** Removes what is there. */
  clear(): Promise<void>
  /** Marks it as half made, until `finish`. */
  begin(): Promise<void>
  finish(): Promise<void>
}

/** The target of a transfer to `url`. Rejects with a `BackupError` when no database of the other kind can be there. */
export async function targetAt(source: Env, url: string): Promise<Target> {
  const isMongo = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/.test(url)
  if (!isMongo && !/^file:./.test(url)) {
    throw new BackupError(
      'Indiquez après --to une base vide de l’autre sorte : mongodb://serveur/nom, ou file:./data/assises.db.',
    )
  }
  if (isMongo === source.isMongo) {
    throw new BackupError(
      'Les deux bases sont de la même sorte : un transfert va de SQLite à MongoDB ou l’inverse. Pour une copie, utilisez npm run backup et npm run restore.',
    )
  }
  const settings = { ...source, DATABASE_URL: url, isMongo }
  return isMongo ? mongoTarget(settings) : sqliteTarget(settings)
}

async function mongoTarget(settings: Env): Promise<Target> {
  const url = settings.DATABASE_URL
  const isUnfinished = () => withMongo(url, hasMark)
  const isBegun = await isUnfinished().catch((cause: Error) => {
    throw new BackupError(`MongoDB ne répond pas à l’adresse de --to (${cause.name}) : démarrez-le, ou corrigez-la.`, {
      cause,
    })
  })
  return {
    ...{ settings, url },
    hasData: async () => !isBegun && (await hasDocuments(url)),
    clear: async () => {
      await dropMongo(url)
    },
    begin: async () => {
      if (!(await isUnfinished())) await withMongo(url, (db) => db.createCollection(UNFINISHED))
    },
    finish: async () => {
      await withMongo(url, (db) => db.dropCollection(UNFINISHED))
    },
  }
}

function sqliteTarget(settings: Env): Target {
  const file = resolve(sqliteFile(settings.DATABASE_URL))
  const draft = `${file}.transfer`
  const remove = async (path: string) => {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(path + end, { force: true })
  }
  return {
    ...{ settings, url: `file:${draft}` },
    hasData: async () => existsSync(file),
    clear: () => remove(draft),
    begin: async () => {},
    finish: async () => {
      const whole = `${draft}red`
      await remove(whole)
      // Whole without its write-ahead log, whoever has the draft open.
      await withSqlite(draft, (client) => client.execute({ sql: 'VACUUM INTO ?', args: [whole] }))
      await remove(file)
      await rename(whole, file)
      await remove(draft)
    },
  }
}

// Not every server that speaks the protocol filters the list.
const hasMark = async (db: MongoDatabase): Promise<boolean> =>
  (await db.listCollections({}, { nameOnly: true }).toArray()).some(({ name }) => name === UNFINISHED)

/** Rejects with a `StartError` on a database that a transfer has not finished. */
export async function refuseUnfinishedTransfer({ db }: Payload): Promise<Record<string, never>> {
  if (db.name === 'sqlite') return {}
  const { connection } = db as unknown as MongooseAdapter
  if (!connection.db || !(await hasMark(connection.db))) return {}
  throw new StartError(
    'Un transfert vers cette base n’est pas fini\u00A0: relancez «\u00A0npm run transfer\u00A0» avec les réglages d’avant. Les données d’avant sont intactes.',
  )
}
