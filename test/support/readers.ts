import type { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { agentOf, type Front, requesterOf } from './front'

/** What went wrong for a reader. */
export interface ReadError {
  at: number
  url: string
  what: string
}

/** Readers who read without a pause longer than theirs, until they are stopped. */
export interface Readers {
  /** How many answers were read whole. */
  count(): number
  readonly errors: ReadError[]
  stop(): Promise<void>
}

const TIMEOUT_MS = 20_000

/** Starts `count` readers of these paths, each on a connection that it uses again, with a pause in milliseconds between two reads. */
export function startReaders(
  at: Pick<Front, 'url' | 'certificate'>,
  paths: readonly string[],
  count: number,
  pauseMs: number,
): Readers {
  const front: Front = { name: at.url, ...at }
  const agent = agentOf(front, count)
  const errors: ReadError[] = []
  let reads = 0
  let isStopped = false
  const readOn = async (first: number) => {
    for (let nth = first; !isStopped; nth += 1) {
      const url = front.url + paths[nth % paths.length]
      const what = await readWhole(front, agent, url)
      if (what === undefined) reads += 1
      else errors.push({ at: Date.now(), url, what })
      await wait(pauseMs)
    }
  }
  const readers = Array.from({ length: count }, (_, nth) => readOn(nth))
  return {
    count: () => reads,
    errors,
    stop: async () => {
      isStopped = true
      await Promise.all(readers)
      agent.destroy()
    },
  }
}

/** Reads an answer to its end; returns what went wrong: a status of 400 or more, or the error of the connection. */
function readWhole(front: Front, agent: Agent, url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = requesterOf(front)(url, { agent, timeout: TIMEOUT_MS }, (response) => {
      const { statusCode = 0 } = response
      let start = ''
      response.on('data', (chunk: Buffer) => {
        if (start.length < 200) start += chunk.toString()
      })
      response.on('end', () => resolve(statusCode < 400 ? undefined : `${statusCode} ${start.slice(0, 200)}`))
      response.on('error', (error: NodeJS.ErrnoException) => resolve(`cut: ${error.code ?? error.message}`))
    })
    request.on('timeout', () => request.destroy(new Error('no answer in time')))
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    request.end()
  })
}
