import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import { find } from './machine'
import type { Ask } from './queries'

const CONNECTIONS = 16
const gzip = { 'accept-encoding': 'gzip' }
const run = promisify(execFile)

/** What a load came to: requests a second, and latencies in milliseconds. */
export interface Load {
  rate: number
  p50: number
  p99: number
}

/** How long and how hard: `rate` requests a second instead of as many as possible. */
export interface LoadOptions {
  seconds: number
  folder: string
  rate?: number
}

const wrk = find('wrk')

/** What sends the load: wrk where it is found, since autocannon reads long headers more slowly than they are served. */
export const generator = wrk ? 'wrk' : 'autocannon'

/** Sends one request over and over on 16 connections. Fails when an answer is not a success. */
export async function load(origin: string, ask: Ask, options: LoadOptions): Promise<Load> {
  return wrk ? byWrk(wrk, origin, ask, options) : byAutocannon(origin, ask, options)
}

/** Sends a request of its own each time, so often or for so long, by autocannon. */
export async function loadEach(
  origin: string,
  ask: (turn: number) => Ask,
  until: { duration: number } | { amount: number },
): Promise<Load> {
  let turn = 0
  const setupRequest = (request: autocannon.Request) => {
    turn += 1
    const { method, path, body } = ask(turn)
    return { ...request, method, path, body }
  }
  return measured({ ...until, url: origin, headers: headersOf(ask(0)), requests: [{ setupRequest }] })
}

function byAutocannon(origin: string, ask: Ask, { seconds, rate }: LoadOptions): Promise<Load> {
  const { method, path, body } = ask
  const limit = rate === undefined ? {} : { overallRate: Math.round(rate) }
  return measured({ url: `${origin}${path}`, method, body, headers: headersOf(ask), duration: seconds, ...limit })
}

async function measured(options: autocannon.Options): Promise<Load> {
  const result = await autocannon({ ...options, connections: CONNECTIONS })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} requests failed.`)
  }
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}

const headersOf = ({ body }: Ask) => ({ ...gzip, ...(body && { 'content-type': 'application/json' }) })

// wrk corrects its latencies for coordinated omission: a stall counts for each request that it delayed.
async function byWrk(command: string, origin: string, ask: Ask, { seconds, folder, rate }: LoadOptions): Promise<Load> {
  const script = join(folder, 'wrk.lua')
  await writeFile(script, wrkScript(ask, rate))
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '--timeout', '30s', '-s', script]
  const { stdout } = await run(command, [...options, `${origin}${ask.path}`])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`Some requests failed.\n${stdout}`)
  const number = (pattern: RegExp) => pattern.exec(stdout) ?? []
  return {
    rate: Number(number(/Requests\/sec:\s+([\d.]+)/)[1]),
    p50: milliseconds(number(/50%\s+([\d.]+)(us|ms|s)/)),
    p99: milliseconds(number(/99%\s+([\d.]+)(us|ms|s)/)),
  }
}

function wrkScript(ask: Ask, rate: number | undefined): string {
  const lines = [`wrk.method = "${ask.method}"`]
  for (const [name, value] of Object.entries(headersOf(ask))) lines.push(`wrk.headers["${name}"] = "${value}"`)
  if (ask.body) lines.push(`wrk.body = ${JSON.stringify(ask.body)}`)
  if (rate !== undefined) {
    // Each connection waits whole milliseconds between two requests: as many of each as make the mean.
    lines.push(`local mean = ${(CONNECTIONS * 1_000) / rate}`)
    lines.push('function delay() return math.random() < mean % 1 and math.ceil(mean) or math.floor(mean) end')
  }
  return lines.join('\n')
}

const units: Record<string, number> = { us: 0.001, ms: 1, s: 1_000 }
const milliseconds = ([, value, unit]: string[]) => Number(value) * (units[unit ?? ''] ?? Number.NaN)
