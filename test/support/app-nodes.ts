import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BootReport } from '../../src/boot/handshake'
import type { Session, TestApp } from './app'
import { withoutTopLevelAwait } from './node-conditions'

/** A request to the application in another process; the path `jobs` runs the due jobs, `die` ends the process while it runs a job, `prepare` what a start does, `follow` brings the log of changes up to date. */
export interface NodeRequest {
  id: number
  path: string
  method: Method
  headers: Record<string, string>
  /** In base64. */
  body?: string
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Reply<Body> {
  status: number
  headers: Record<string, string>
  body: Body
}

/** Another process of the application on the database of a test. */
export interface AppNode {
  /** Sends JSON or a form to a path below `/api/`. */
  send<Body = Errors>(method: Method, path: string, as?: Session, body?: object | FormData): Promise<Reply<Body>>
  runJobs(): Promise<unknown>
  /** Kills itself after so many steps of the next job that it runs. */
  dieAfter(steps: number): Promise<unknown>
  /** How many steps the jobs took that it ran since `dieAfter`. */
  countSteps(): Promise<number>
  /** Brings the log of changes up to date from now on, as a server does. */
  followWrites(): Promise<unknown>
  /** Prepares the database as a start does, and returns the report. */
  prepare(): Promise<Pick<BootReport, 'seeded' | 'firstAdmin' | 'warnings'>>
  /** Kills it, as a power cut would. */
  kill(): Promise<void>
}

interface Errors {
  errors?: { message: string; code?: string }[]
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a process and waits until it is ready; with `cron` it looks for due jobs by itself. */
export async function startAppNode({ database }: TestApp, { cron = false } = {}): Promise<AppNode> {
  const child = fork('test/support/app-node.ts', {
    cwd: root,
    execArgv: [...withoutTopLevelAwait, '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      MEDIA_DIR: join(database.folder, 'media'),
      PAYLOAD_SECRET: process.env.PAYLOAD_SECRET,
      ...(cron ? { CRON: '1' } : {}),
    },
  })
  await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('It ended.')))])
  const ask = asker(child)
  return {
    send: async (method, path, as, content) => {
      const encoded = content instanceof FormData ? new Response(content) : content && Response.json(content)
      const headers = {
        'content-type': encoded?.headers.get('content-type') ?? 'application/json',
        'accept-language': 'fr',
        ...(as ? { authorization: as.authorization } : {}),
      }
      const body = encoded && Buffer.from(await encoded.arrayBuffer()).toString('base64')
      return (await ask({ path: `/api/${path}`, method, headers, body })) as never
    },
    prepare: async () => ((await ask({ path: 'prepare', method: 'POST', headers: {} })) as Reply<never>).body,
    followWrites: () => ask({ path: 'follow', method: 'POST', headers: {} }),
    runJobs: () => ask({ path: 'jobs', method: 'POST', headers: {} }),
    dieAfter: (steps) => ask({ path: 'die', method: 'POST', headers: {}, body: String(steps) }),
    countSteps: async () => Number(((await ask({ path: 'steps', method: 'GET', headers: {} })) as Reply<number>).body),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function asker(child: ChildProcess): (request: Omit<NodeRequest, 'id'>) => Promise<unknown> {
  let lastId = 0
  return (request) =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      const onMessage = (message: { id: number; reply?: unknown; error?: string }) => {
        if (message.id !== id) return
        child.off('message', onMessage)
        if (message.error === undefined) resolve(message.reply)
        else reject(new Error(message.error))
      }
      child.on('message', onMessage)
      child.once('exit', () => reject(new Error('The process ended.')))
      // A process that was killed has closed its end before it is known to have ended.
      child.send({ id, ...request }, (error) => error && reject(error))
    })
}
