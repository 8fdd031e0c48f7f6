import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import { find } from './machine'
import type { HttpRequest } from './queries'

const CONNECTIONS = 16
const gzip = { 'accept-encoding': 'gzip' }
const run = promisify(execFile)

/** The result of a load: requests per second, and latencies in milliseconds. */
export interface Load {
  rate: number
  p50: number
  p99: number
}

/** The duration of a load, and its rate in requests per second, by default the highest possible. */
export interface LoadOptions {
  seconds: number
  folder: string
  rate?: number
}

const wrk = find('wrk')

/** The load generator: wrk when it is installed, since autocannon parses long headers more slowly than they are served. */
export const generator = wrk ? 'wrk' : 'autocannon'

/** Repeats one request on 16 connections. Throws when a response is not a success. */
export async function load(origin: string, request: HttpRequest, options: LoadOptions): Promise<Load> {
  return wrk ? byWrk(wrk, origin, request, options) : byAutocannon(origin, request, options)
}

/** Sends a different request each time, a number of times or for a duration in seconds, by autocannon. */
export async function loadEach(
  origin: string,
  requestOf: (turn: number) => HttpRequest,
  until: { duration: number } | { amount: number },
): Promise<Load> {
  let turn = 0
  const setupRequest = (request: autocannon.Request) => {
    turn += 1
    const { method, path, body } = requestOf(turn)
    return { ...request, method, path, body }
  }
  return measured({ ...until, url: origin, headers: headersOf(requestOf(0)), requests: [{ setupRequest }] })
}

function byAutocannon(origin: string, request: HttpRequest, { seconds, rate }: LoadOptions): Promise<Load> {
  const { method, path, body } = request
  const limit = rate === undefined ? {} : { overallRate: Math.round(rate) }
  return measured({ url: `${origin}${path}`, method, body, headers: headersOf(request), duration: seconds, ...limit })
}

async function measured(options: autocannon.Options): Promise<Load> {
  const result = await autocannon({ ...options, connections: CONNECTIONS })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} responses were not a success, ${result.errors} requests failed.`)
  }
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}

const headersOf = ({ body }: HttpRequest) => ({ ...gzip, ...(body && { 'content-type': 'application/json' }) })

// wrk corrects its latencies for coordinated omission: a stall counts for each request that it delayed.
async function byWrk(
  command: string,
  origin: string,
  request: HttpRequest,
  { seconds, folder, rate }: LoadOptions,
): Promise<Load> {
  const script = join(folder, 'wrk.lua')
  await writeFile(script, wrkScript(request, rate))
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', '--timeout', '30s', '-s', script]
  const { stdout } = await run(command, [...options, `${origin}${request.path}`])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`Some requests failed.\n${stdout}`)
  const number = (pattern: RegExp) => pattern.exec(stdout) ?? []
  return {
    rate: Number(number(/Requests\/sec:\s+([\d.]+)/)[1]),
    p50: milliseconds(number(/50%\s+([\d.]+)(us|ms|s)/)),
    p99: milliseconds(number(/99%\s+([\d.]+)(us|ms|s)/)),
  }
}

function wrkScript(request: HttpRequest, rate: number | undefined): string {
  const lines = [`wrk.method = "${request.method}"`]
  for (const [name, value] of Object.entries(headersOf(request))) lines.push(`wrk.headers["${name}"] = "${value}"`)
  if (request.body) lines.push(`wrk.body = ${JSON.stringify(request.body)}`)
  if (rate !== undefined) {
    // Delays are whole milliseconds: rounded down and up in the proportion that gives the mean.
    lines.push(`local mean = ${(CONNECTIONS * 1_000) / rate}`)
    lines.push('function delay() return math.random() < mean % 1 and math.ceil(mean) or math.floor(mean) end')
  }
  return lines.join('\n')
}

const units: Record<string, number> = { us: 0.001, ms: 1, s: 1_000 }
const milliseconds = ([, value, unit]: string[]) => Number(value) * (units[unit ?? ''] ?? Number.NaN)
