import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { childEnvironment, type Env } from '../../env'
import type { OpenedArchive } from '../archive/archive-reader'
import { LEDGER_ENTRY } from '../archive/manifest'
import { BackupError } from '../backup-error'
import { dropMongo, silenceMongo } from '../databases/mongo-restore'
import { silenceSqlite, sqliteFile } from '../databases/sqlite'
import type { Progress } from '../progress'
import { carryOut } from '../restore/plan'
import type { Restorable } from '../restore/restorable'
import { extract, unpack } from '../restore/unpack'
import { serverAddress } from '../server-address'
import type { Address } from './read-answers'

const READY_WITHIN_MS = 180_000
const STOP_WITHIN_MS = 20_000

/** A site that is served, for nobody else. */
export interface TemporarySite extends Address {
  settings: Restorable
  /** Stops it and removes its data. */
  close(): Promise<void>
}

/**
 * Restores an archive into a folder and a database of its own, and starts a server on it that reaches nobody: no mail, webhook, cache,
 * other node or planned publication. Rejects with a `BackupError` that says why it does not start.
 */
export async function startTemporarySite(
  settings: Env,
  archive: OpenedArchive,
  onProgress?: (progress: Progress) => void,
): Promise<TemporarySite> {
  const folder = await mkdtemp(join(resolve(settings.BACKUP_DIR), '.staging-'))
  const site = temporarySettings(settings, folder, await freePort(settings.PORT))
  const remove = async () => {
    if (site.isMongo) await dropMongo(site.DATABASE_URL)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await carryOut(site, await unpack(site, archive, 'verified', onProgress))
    if (archive.entries.has(LEDGER_ENTRY)) await extract(archive, LEDGER_ENTRY, site.LEDGER_FILE)
    if (site.isMongo) await silenceMongo(site.DATABASE_URL)
    else await silenceSqlite(sqliteFile(site.DATABASE_URL))
  } catch (error) {
    await remove()
    throw error
  }
  return serveTemporarily(settings, site, remove)
}

/** Starts a server on data that are removed with it, by `remove`. Its answers have the addresses of the site of `settings`. */
export async function serveTemporarily(
  settings: Env,
  site: Restorable,
  remove: () => Promise<void>,
): Promise<TemporarySite> {
  try {
    const server = await startServer(site)
    // Without PUBLIC_URL, answers have the host of the request, or of this machine.
    const renamed = (text: string) =>
      text
        .replaceAll(new URL(serverAddress(site)).host, new URL(serverAddress(settings)).host)
        .replaceAll(`localhost:${site.PORT}`, `localhost:${settings.PORT}`)
    const close = async () => {
      await stop(server)
      await remove()
    }
    return { url: serverAddress(site), renamed: settings.PUBLIC_URL ? undefined : renamed, settings: site, close }
  } catch (error) {
    await remove()
    throw error
  }
}

function temporarySettings(settings: Env, folder: string, PORT: number): Restorable {
  const DATABASE_URL = settings.isMongo ? temporaryMongo(settings.DATABASE_URL) : `file:${join(folder, 'assises.db')}`
  return {
    ...settings,
    ...{ DATABASE_URL, DATA_DIR: folder, HOST: '127.0.0.1', PORT },
    ...{ MEDIA_DIR: join(folder, 'media'), DOCUMENTS_DIR: join(folder, 'documents') },
    // On a disk, wherever the files and the archives of the site are.
    ...{ S3_BUCKET: undefined, BACKUP_BUCKET: undefined },
    ...{ LEDGER_FILE: join(folder, 'ledger.jsonl'), BACKUP_DIR: join(folder, 'backups') },
  }
}

/** The address of a new database of a MongoDB server. */
export const temporaryMongo = (url: string): string =>
  url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/verified_${randomBytes(4).toString('hex')}`)

async function startServer(site: Restorable): Promise<ChildProcess> {
  const { DATABASE_URL, HOST = '', MEDIA_DIR, DOCUMENTS_DIR, LEDGER_FILE, BACKUP_DIR, PAYLOAD_SECRET } = site
  const env = childEnvironment({
    ...{
      DATABASE_URL,
      HOST,
      PORT: String(site.PORT),
      MEDIA_DIR,
      DOCUMENTS_DIR,
      LEDGER_FILE,
      BACKUP_DIR,
      PAYLOAD_SECRET,
    },
    ...{ S3_BUCKET: '', S3_ENDPOINT: '', S3_REGION: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '', S3_PREFIX: '' },
    ...{ BACKUP_BUCKET: '', BACKUP_S3_ENDPOINT: '', BACKUP_S3_REGION: '' },
    ...{ BACKUP_S3_ACCESS_KEY_ID: '', BACKUP_S3_SECRET_ACCESS_KEY: '' },
    // As a child of npm it ends with this process, however that ends.
    npm_lifecycle_event: 'backup',
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
    ...{ REDIS_URL: '', SMTP_URL: '', EDGE_PURGE_URL: '', METRICS_PORT: '', BACKUP_CRON: '', ADMIN_PASSWORD: '' },
  })
  const server = spawn(process.execPath, ['src/scripts/start.cjs', '--no-build'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  server.once('exit', () => process.off('exit', kill))
  const deadline = Date.now() + READY_WITHIN_MS
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    const response = await fetch(`${serverAddress(site)}/health/ready`).catch(() => undefined)
    if (response?.ok) return server
    await wait(100)
  }
  await stop(server)
  throw new BackupError(`Le site restauré ne démarre pas : ${Buffer.concat(output).toString('utf8').slice(-2_000)}`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(timer)
}

/** A free port with as many digits as `like`: the lines of calendars break at the same place. */
export async function freePort(like: number): Promise<number> {
  const [lowest, highest] = like >= 10_000 ? [10_000, 65_535] : [1_024, 9_999]
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const isFree = await new Promise<boolean>((settle) => {
      const server = createServer()
      server.once('error', () => settle(false))
      server.listen(port, '127.0.0.1', () => server.close(() => settle(true)))
    })
    if (isFree && port !== like) return port
  }
}
