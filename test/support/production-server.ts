import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { copyExample, type ExampleSite, exampleSite } from './example-site'
import { freePort } from './free-port'

const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 15_000

/** Options of a server; by default its data is in a folder that is removed with it. */
export interface ServerOptions {
  /**
   * How an SQLite file that does not exist begins: by default as a copy of the example site, whose admin is the same in
   * every copy.
   */
  from?: 'example' | 'nothing'
  databaseUrl?: string
  mediaDir?: string
  /** Set when the port must be known in advance. */
  port?: number
  env?: Record<string, string>
  /** How long it may take until it is ready: a server that makes the example first needs longer. */
  readyWithinMs?: number
}

/** A running `npm start` on a port of its own, with its own database and admin. */
export interface RunningServer {
  url: string
  adminEmail: string
  adminPassword: string
  pid: number
  /** The output of the process so far. */
  logs(): string
  stop(): Promise<void>
  /** Closes the pipe that reads its output. */
  closeLogs(): void
  /** Its exit code once it has ended by itself. */
  exitCode: Promise<number | null>
  /** Kills it, as a power cut would. */
  kill(): Promise<void>
}

/** Starts the built application and waits until it is ready; rejects with the output of the process. */
export async function startServer({
  from = 'example',
  databaseUrl,
  mediaDir,
  port: requestedPort,
  env,
  readyWithinMs = READY_WITHIN_MS,
}: ServerOptions = {}): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_server-'))
  const port = requestedPort ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const file = (databaseUrl ?? `file:${join(folder, 'assises.db')}`).match(/^file:(.*)$/)?.[1]
  const media = mediaDir ?? join(folder, 'media')
  const example: ExampleSite | undefined = from === 'example' && file ? await exampleSite() : undefined
  if (example && file && !existsSync(file)) await copyExample(example, file, media)
  const admin = example?.admin ?? {
    ADMIN_EMAIL: 'admin@assises.example',
    ADMIN_PASSWORD: env?.ADMIN_PASSWORD || randomBytes(15).toString('base64url'),
  }
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'src/scripts/start.cjs', '--no-build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl ?? `file:${join(folder, 'assises.db')}`,
      MEDIA_DIR: media,
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      ...admin,
      ...env,
    },
  })
  // A test runner that stops early leaves no process running.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const logs = collect(child)
  const killAndWait = async () => {
    const ended = hasEnded(child) ? undefined : new Promise((resolve) => child.once('exit', resolve))
    kill()
    await ended
  }
  const stop = () => end(child).finally(() => rm(folder, { recursive: true, force: true }))
  try {
    await ready(url, child, readyWithinMs)
  } catch (error) {
    await stop()
    throw new Error(`The server did not start.\n${logs()}`, { cause: error })
  }
  const closeLogs = () => {
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const { ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword } = admin
  return { url, adminEmail, adminPassword, pid: child.pid ?? 0, logs, closeLogs, exitCode, stop, kill: killAndWait }
}

function collect({ stdout, stderr }: ChildProcess): () => string {
  const chunks: Buffer[] = []
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

async function ready(url: string, child: ChildProcess, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error(`It ended with code ${child.exitCode}.`)
    const response = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (response?.ok) return
    await wait(50)
  }
  throw new Error(`It was not ready within ${withinMs / 1_000} s.`)
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(timer)
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
