import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { type RunningServer, startServer } from '../support/production-server'
import { type SiteNode, siteNode, twoSpeakers } from '../support/site-node'
import { TextReader } from '../support/text-reader'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'

const TOKEN = randomBytes(16).toString('hex')
// A page that the configuration does not know.
const headers = { origin: 'https://ailleurs.exemple' }
const change = /id: (\S+)\nevent: change\ndata: (.*)\n\n/

describe.runIf(hasVarnish())('the log of changes behind a real Varnish', () => {
  let server: RunningServer
  let edge: Varnish
  let node: SiteNode
  let id: string

  beforeAll(async () => {
    const [varnishPort, serverPort] = [await freePort(), await freePort()]
    edge = await startVarnish(serverPort, TOKEN, varnishPort)
    const env = { EDGE_PURGE_URL: `varnish+http://127.0.0.1:${varnishPort}/`, EDGE_PURGE_TOKEN: TOKEN }
    server = await startServer({ env, port: serverPort })
    node = await siteNode(server, server.adminPassword)
    ;[id] = await twoSpeakers(server)
    // Varnish checks the health of the application every two seconds.
    await until(async () => (await fetch(`${edge.url}/api/changes`)).status === 200)
  })
  afterAll(async () => {
    await server?.stop()
    await edge?.stop()
  })

  const read = async (path: string, more: Record<string, string> = {}) => {
    const response = await fetch(edge.url + path, { headers: { ...headers, ...more } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const open = async (query: string) =>
    new TextReader(await fetch(`${edge.url}/api/changes/stream${query}`, { headers: { ...headers } }))

  test('a page of changes comes from the edge until something changes, with its validator, for every origin', async () => {
    const path = '/api/changes?limit=500'
    await until(async () => (await read(path)).headers.get('x-cache') === 'HIT')
    const before = await read(path)
    const etag = String(before.headers.get('etag'))
    expect(before.headers.get('access-control-allow-origin')).toBe('*')
    expect((await read(path, { 'if-none-match': etag })).status).toBe(304)

    await node.rename(id, 'Nom après le bord')
    await until(async () => JSON.parse((await read(path)).text).changes.at(-1).id === id)
    expect((await read(path)).headers.get('etag')).not.toBe(etag)
  })

  test('a stream passes through it as it comes, for each of its readers', async () => {
    const readers = [await open('?since=now'), await open('?since=now'), await open('?since=now')]
    for (const reader of readers) {
      expect(Object.fromEntries(reader.response.headers)).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'access-control-allow-origin': '*',
        'x-cache': 'BYPASS',
      })
      await reader.next(/: still here/)
    }
    await node.rename(id, 'Nom dans le flux')
    for (const reader of readers) {
      const [, , data = ''] = await reader.next(change)
      expect(JSON.parse(data)).toMatchObject({ collection: 'speakers', id })
    }
    // The heartbeat keeps the connections of the edge open.
    for (const reader of readers) await reader.next(/: still here/)
    for (const reader of readers) await reader.close()
  }, 60_000)

  test('an interrupted stream goes on through it where it was', async () => {
    const first = await open('?since=now')
    await first.next(/: still here/)
    await node.rename(id, 'Nom vu')
    const [, cursor = ''] = await first.next(change)
    await first.close()
    await node.rename(id, 'Nom manqué')
    const again = await fetch(`${edge.url}/api/changes/stream`, { headers: { ...headers, 'last-event-id': cursor } })
    const second = new TextReader(again)
    const [, , data = ''] = await second.next(change)
    expect(JSON.parse(data)).toMatchObject({ id, kind: expect.stringMatching(/published|changed/) })
    await second.close()
  })
})
