import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { median } from '../support/median'
import { type RunningServer, startServer } from '../support/production-server'
import { type Relay, startRelay } from '../support/tcp-relay'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'

const TOKEN = randomBytes(16).toString('hex')
const LOST = 'Le cache partagé ne peut pas être prévenu'
const FOUND = 'Le cache partagé répond de nouveau'
// A purge is repeated within six seconds.
const QUIET_MS = 7_000

describe.runIf(hasVarnish())('a real Varnish in front of the real server', () => {
  let server: RunningServer
  let edge: Varnish
  let purgeRelay: Relay
  let originRelay: Relay
  let authorization: string
  let ids: string[]

  const read = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${edge.url}${path}`, init)
    const { status, headers } = response
    return { status, headers, state: headers.get('x-cache'), body: await response.text() }
  }
  const speaker = (id: string) => `/api/speakers/${id}`
  const nameOf = async (id: string) => JSON.parse((await read(speaker(id))).body).name
  const write = async (id: string, data: Record<string, unknown>) => {
    const response = await fetch(`${server.url}${speaker(id)}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', authorization },
      body: JSON.stringify(data),
    })
    expect(response.status).toBe(200)
  }
  const rename = (id: string, name: string) => write(id, { name, _status: 'published' })
  const metrics = async () => {
    const headers = { authorization: `Bearer ${TOKEN}` }
    return (await fetch(`${server.url}/metrics`, { headers })).text()
  }
  const originRequests = async () =>
    [...(await metrics()).matchAll(/^assises_cache_requests_total\{.*\} (\d+)$/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    )
  /** Reads until the edge answers from its own cache. */
  const warm = (path: string) =>
    until(async () => {
      const before = await originRequests()
      const { status } = await read(path)
      return status === 200 && (await originRequests()) === before
    })

  beforeAll(async () => {
    // Each needs the port of the other in its settings.
    const [varnishPort, serverPort] = [await freePort(), await freePort()]
    purgeRelay = await startRelay(varnishPort)
    originRelay = await startRelay(serverPort)
    edge = await startVarnish(originRelay.port, TOKEN, varnishPort)
    server = await startServer({
      env: {
        EDGE_PURGE_URL: `varnish+http://127.0.0.1:${purgeRelay.port}/`,
        EDGE_PURGE_TOKEN: TOKEN,
        METRICS_TOKEN: TOKEN,
      },
      port: serverPort,
    })
    const login = await fetch(`${server.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: server.adminEmail, password: server.adminPassword }),
    })
    authorization = `JWT ${(await login.json()).token}`
    const { docs } = await (await fetch(`${server.url}/api/speakers?limit=3`)).json()
    ids = docs.map(({ id }: { id: string }) => id)
    // Varnish checks the health of the application every two seconds.
    await until(async () => (await read(speaker(ids[0] ?? ''))).status === 200)
  })
  afterAll(async () => {
    await server?.stop()
    await edge?.stop()
    await purgeRelay?.close()
    await originRelay?.close()
  })

  test('the edge serves a publication within a second', async () => {
    const [id = ''] = ids
    const times: number[] = []
    for (const name of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']) {
      await warm(speaker(id))
      await rename(id, `Nom ${name}`)
      times.push(await until(async () => (await nameOf(id)) === `Nom ${name}`))
    }
    expect(median(times)).toBeLessThan(1_000)
    process.stdout.write(`Edge shows a write after ${times.map(Math.round).join(', ')} ms.\n`)
  })

  test('many readers of the edge cause one request to the origin, by REST and by GraphQL', async () => {
    await wait(QUIET_MS)
    const query = encodeURIComponent('{ Speakers(limit: 50) { docs { name slug } } }')
    for (const path of ['/api/speakers?limit=50&depth=1', `/api/graphql?query=${query}`]) {
      const before = await originRequests()
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          read(path, { headers: { cookie: `_ga=${index}; payload-lng=fr`, 'user-agent': `reader ${index}` } }),
        ),
      )
      expect(await originRequests()).toBe(before + 1)
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
      expect(answers.filter(({ state }) => state === 'HIT').length).toBeGreaterThan(100)
    }
  })

  test('readers get the validators and the freshness of the origin, and no headers for caches', async () => {
    const [id = ''] = ids
    await warm(speaker(id))
    const { headers } = await read(speaker(id))
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const names = ['cache-tag', 'surrogate-control', 'cdn-cache-control', 'via', 'x-varnish']
    expect(names.filter((name) => headers.has(name))).toEqual([])
    const etag = headers.get('etag') ?? ''
    expect((await read(speaker(id), { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('any slug in a URL is answered and cached', async () => {
    for (const text of ['€', 'é', 'a,b', 'a\nb', '"']) {
      const path = `/api/speakers?where[slug][equals]=${encodeURIComponent(text)}`
      expect((await read(path)).status).toBe(200)
      expect((await read(path)).state).toBe('HIT')
    }
  })

  test('a write leaves in the edge the responses that do not depend on it', async () => {
    const [id = '', other = ''] = ids
    await warm(speaker(other))
    await warm(speaker(id))
    await rename(id, 'Nom précis')
    await until(async () => (await nameOf(id)) === 'Nom précis')
    const before = await originRequests()
    expect((await read(speaker(other))).state).toBe('HIT')
    expect(await originRequests()).toBe(before)
  })

  test('an unpublished document is gone from the edge at once', async () => {
    const gone = ids[2] ?? ''
    const list = '/api/speakers?limit=100'
    await warm(speaker(gone))
    await warm(list)
    await write(gone, { _status: 'draft' })
    await until(
      async () => (await read(speaker(gone))).status === 404 && !(await read(list)).body.includes(gone),
      1_000,
    )
    // Even without the application.
    originRelay.cut()
    expect((await read(speaker(gone))).body).not.toContain(gone)
    originRelay.restore()
  })

  test('requests with a login are neither cached nor answered from the cache', async () => {
    const [id = ''] = ids
    await until(async () => (await read(speaker(id))).status === 200)
    await warm(speaker(id))
    const token = authorization.replace('JWT ', '')
    for (const [name, value] of Object.entries({ authorization, cookie: `a=b; payload-token=${token}` })) {
      const answer = await read(speaker(id), { headers: { [name]: value } })
      expect([answer.status, answer.state, answer.headers.get('cache-control')]).toEqual([
        200,
        'BYPASS',
        'private, no-store',
      ])
    }
    expect((await read(speaker(id))).state).toBe('HIT')
  })

  test('only requests with the token purge the edge', async () => {
    const ban = (headers: Record<string, string>) =>
      new Promise((resolve, reject) =>
        httpRequest(edge.url, { method: 'BAN', headers }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end(),
      )
    const bearer = { Authorization: `Bearer ${TOKEN}` }
    expect(await ban({ 'X-Ban-Tags': '.*' })).toBe(403)
    expect(await ban({ 'X-Ban-Tags': '.*', Authorization: `Bearer ${TOKEN}0` })).toBe(403)
    expect(await ban(bearer)).toBe(400)
    expect(await ban({ ...bearer, 'X-Ban-Tags': 'nothing' })).toBe(200)
  })

  test('a write while the edge is unreachable is purged when it is back', async () => {
    const [id = ''] = ids
    await warm(speaker(id))
    purgeRelay.cut()
    await rename(id, 'Nom écrit sans le bord')
    await until(() => server.logs().includes(LOST))
    expect(await metrics()).toContain('assises_edge_up 0')
    // Not purged yet: the change below is due to the purge.
    expect(await nameOf(id)).toBe('Nom précis')
    purgeRelay.restore()
    const ms = await until(async () => (await nameOf(id)) === 'Nom écrit sans le bord')
    process.stdout.write(`Edge shows it ${Math.round(ms)} ms after it is back.\n`)
    await until(() => server.logs().includes(FOUND))
    expect([server.logs().split(LOST).length, server.logs().includes(TOKEN)]).toEqual([2, false])
  })

  test('without the application the edge serves its responses as STALE, and 503 for others', async () => {
    const [id = ''] = ids
    await wait(QUIET_MS)
    await warm(speaker(id))
    originRelay.cut()
    const [cached, missing] = [await read(speaker(id)), await read('/api/rooms?limit=17')]
    originRelay.restore()
    expect([cached.status, cached.state]).toEqual([200, 'HIT'])
    expect([missing.status, missing.headers.get('retry-after')]).toEqual([503, '2'])
    expect(JSON.parse(missing.body).errors[0].code).toBe('UNAVAILABLE')
  })
})
