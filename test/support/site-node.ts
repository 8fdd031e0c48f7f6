import { setTimeout as wait } from 'node:timers/promises'
import type { RunningServer } from './production-server'
import { until } from './until'

/** One server of a site, as its readers and an editor use it. */
export interface SiteNode {
  server: RunningServer
  /** The name of the speaker as anybody reads it, and whether it came from memory. */
  read(id: string): Promise<{ name: string; state: string | null; status: number }>
  rename(id: string, name: string): Promise<void>
  unpublish(id: string): Promise<void>
  /** Milliseconds until anybody reads that name. */
  shows(id: string, name: string): Promise<number>
  /** Reads until the answer comes from memory. */
  remember(id: string): Promise<void>
  /** Whether an answer from memory is still served after `ms`, with nothing written meanwhile. */
  keeps(id: string, ms: number): Promise<boolean>
}

/** A running server with its first admin logged in, by the password of the first start on this database. */
export async function asNode(server: RunningServer, password: string): Promise<SiteNode> {
  const headers = { 'Content-Type': 'application/json' }
  const login = { email: server.adminEmail, password }
  const session = await fetch(`${server.url}/api/users/login`, { method: 'POST', headers, body: JSON.stringify(login) })
  const { token } = await session.json()
  const read: SiteNode['read'] = async (id) => {
    const response = await fetch(`${server.url}/api/speakers/${id}`)
    return { ...(await response.json()), state: response.headers.get('x-cache'), status: response.status }
  }
  const remember = async (id: string) => {
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
    shows: (id, name) => until(async () => (await read(id)).name === name),
    remember,
    keeps: async (id, ms) => {
      await remember(id)
      await wait(ms)
      return (await read(id)).state === 'HIT'
    },
  }
}

/** The identifiers of two published speakers of the example. */
export async function twoSpeakers(server: RunningServer): Promise<[string, string]> {
  const { docs } = await (await fetch(`${server.url}/api/speakers?limit=2`)).json()
  return [docs[0].id, docs[1].id]
}
