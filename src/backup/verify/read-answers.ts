import { createHash } from 'node:crypto'
import type { SanitizedConfig } from 'payload'
import type { Answers } from '../answers'
import type { ReadSite } from './public-surfaces'

const AT_ONCE = 6
const TIMEOUT_MS = 30_000

/** A server that is read by HTTP. `renamed` gives the addresses in its answers their usual host. */
export interface Address {
  url: string
  renamed?(text: string): string
}

/** A site at an address, as the list of its public surfaces is made from it. */
export const siteAt = (config: SanitizedConfig, { url }: Address): ReadSite => ({
  config,
  fetch: (path) => read(url, path),
  graphql: async (query) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify({ query }) }
    return (await read(url, '/api/graphql', init)).json()
  },
})

/** Reads the answer at each path, a few at once. */
export async function answersAt(address: Address, paths: readonly string[]): Promise<Answers> {
  const answers: Answers = {}
  const rest = [...paths]
  const reader = async () => {
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) answers[path] = await answerAt(address, path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return answers
}

async function answerAt({ url, renamed }: Address, path: string): Promise<string> {
  const response = await read(url, path)
  const body = Buffer.from(await response.arrayBuffer())
  const isText = /^(?:text|application)\//.test(response.headers.get('content-type') ?? '')
  const content = isText && renamed ? renamed(body.toString('utf8')) : body
  return `${response.status} ${createHash('sha256').update(content).digest('base64url')}`
}

const read = (url: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS), ...init })
