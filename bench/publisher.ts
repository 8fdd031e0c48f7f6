import type { Peer } from './child'
import { editor } from './project'

/** Logs in, and returns a function that publishes the first session of an edition with another capacity. It throws on errors. */
export async function createPublisher({ origin }: Peer, edition: string): Promise<() => Promise<void>> {
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(`${origin}/api/${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const json = { 'content-type': 'application/json' }
  const { token } = await send('users/login', { method: 'POST', headers: json, body: JSON.stringify(editor) })
  const headers = { ...json, authorization: `JWT ${token}` }
  const { docs } = await send(`sessions?where[edition.slug][equals]=${edition}&limit=1&depth=0`, { headers })
  let capacity = 0
  return async () => {
    capacity += 1
    const body = JSON.stringify({ capacity, _status: 'published' })
    await send(`sessions/${docs[0].id}`, { method: 'PATCH', headers, body })
  }
}
