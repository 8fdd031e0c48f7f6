import { setTimeout as wait } from 'node:timers/promises'
import type { RunningServer } from './production-server'
import { until } from './wait-until'

/** A server of a site, used by readers and by an editor. */
export interface SiteNode {
  server: RunningServer
  /** The public name of a speaker, and the `X-Cache` of the response. */
  read(id: string): Promise<{ name: string; state: string | null; status: number }>
  rename(id: string, name: string): Promise<void>
  unpublish(id: string): Promise<void>
  /** Waits until readers get this name, and returns the milliseconds that it took. */
  untilNamed(id: string, name: string): Promise<number>
  /** Reads until the response is a hit. */
  readUntilHit(id: string): Promise<void>
  /** Whether a response is still a hit after `ms` without a write. */
  isHitAfter(id: string, ms: number): Promise<boolean>
}

/** Logs in the first admin of a running server, with the password of the first start on its database. */
export async function siteNode(server: RunningServer, password: string): Promise<SiteNode> {
  const headers = { 'Content-Type': 'application/json' }
  const login = { email: server.adminEmail, password }
  const session = await fetch(`${server.url}/api/users/login`, { method: 'POST', headers, body: JSON.stringify(login) })
  const { token } = await session.json()
  const read: SiteNode['read'] = async (id) => {
    const response = await fetch(`${server.url}/api/speakers/${id}`)
    return { ...(await response.json()), state: response.headers.get('x-cache'), status: response.status }
  }
  const readUntilHit = async (id: string) => {
    await until(async () => (await read(id)).state === 'HIT')
  }
  const write = async (id: string, data: object) => {
    const response = await fetch(`${server.url}/api/speakers/${id}`, {
      method: 'PATCH',
      headers: { ...headers, Authorization: `JWT ${token}` },
      body: JSON.stringify(data),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  }
  return {
    server,
    read,
    rename: (id, name) => write(id, { name, _status: 'published' }),
    unpublish: (id) => write(id, { _status: 'draft' }),
    untilNamed: (id, name) => until(async () => (await read(id)).name === name),
    readUntilHit,
    isHitAfter: async (id, ms) => {
      await readUntilHit(id)
      await wait(ms)
      return (await read(id)).state === 'HIT'
    },
  }
}

/** Returns the ids of two published speakers of the example. */
export async function twoSpeakers(server: RunningServer): Promise<[string, string]> {
  const { docs } = await (await fetch(`${server.url}/api/speakers?limit=2`)).json()
  return [docs[0].id, docs[1].id]
}
