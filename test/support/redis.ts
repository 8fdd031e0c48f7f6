import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { freePort } from './free-port'
import { until } from './wait-until'

/** A real `redis-server` on a port of its own, which a test can end and start again. */
export interface RedisServer {
  url: string
  start(): Promise<void>
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Makes it answer nothing until `resume`. */
  freeze(): void
  resume(): void
}

/** Whether `redis-server` is installed; prints a line when it is not. */
export function hasRedis(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true
  process.stderr.write('SKIPPED: tests of several nodes — no redis-server on the PATH.\n')
  return false
}

/** Starts a Redis without persistence that ends with the tests. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  let child: ChildProcess | undefined
  process.once('exit', () => child?.kill('SIGKILL'))
  const start = async () => {
    child = spawn('redis-server', settings, { stdio: 'ignore' })
    await until(() => answers(url))
  }
  await start()
  return {
    url,
    start,
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    freeze: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 })
  client.on('error', () => undefined)
  const reply = await client
    .connect()
    .then(() => client.ping())
    .catch(() => undefined)
  client.disconnect()
  return reply === 'PONG'
}
