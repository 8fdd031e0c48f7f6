import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { TaggedCache } from '../../../src/cache/tagged-cache'
import { noCounts } from '../../../src/delivery/metrics/counts'
import { deliveryMetrics } from '../../../src/delivery/metrics/metrics'
import { missLogLine } from '../../../src/delivery/metrics/miss-log'
import type { Entry } from '../../../src/delivery/response/entry'
import { listen } from '../../../src/server/public/listen'
import { metricsHandler, withMetrics } from '../../../src/server/public/metrics-endpoint'
import { anEntry } from '../../support/cache-entry'

const TOKEN = '0123456789abcdef'

function measured({ isUp = true, bus }: { isUp?: boolean; bus?: Parameters<typeof deliveryMetrics>[0]['bus'] } = {}) {
  const delivery = { counts: noCounts(), store: new TaggedCache<Entry>(5_000), fills: { inFlight: 3 } as never }
  return { delivery, registry: deliveryMetrics({ delivery, isUp: () => isUp, ...(bus && { bus }) }) }
}

/** The samples of the text format, by name and labels. */
const samples = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

describe('the metrics', () => {
  test('are the counters of the cache at the time of the scrape', async () => {
    const { delivery, registry } = measured()
    const { counts, store } = delivery
    Object.assign(counts, { hits: 5, misses: 2, stale: 1, fastPath: 3, bypasses: 7, refused: 4, invalidated: 6 })
    await registry.metrics()
    counts.hits = 9
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) store.set(key, anEntry(['rooms'], 1_000))
    expect(samples(await registry.metrics())).toMatchObject({
      'assises_cache_requests_total{state="hit"}': 9,
      'assises_cache_requests_total{state="miss"}': 2,
      'assises_cache_requests_total{state="stale"}': 1,
      'assises_cache_requests_total{state="bypass"}': 7,
      'assises_cache_requests_total{state="refused"}': 4,
      assises_cache_invalidated_entries_total: 6,
      assises_cache_entries: 5,
      assises_cache_bytes: 5_000,
      assises_cache_fast_path_requests_total: 3,
      assises_cache_evictions_total: 1,
      assises_cache_fills_in_flight: 3,
      assises_database_up: 1,
    })
  })

  test('include the duration of fills, and writes by collection and not by document', async () => {
    const { delivery, registry } = measured()
    delivery.counts.onFill?.(0.03)
    delivery.counts.onFill?.(20)
    delivery.counts.onWrite?.({ tags: ['rooms', 'rooms#1', 'rooms@2'], collections: ['speakers'] })
    delivery.counts.onWrite?.({ tags: ['rooms#3'], collections: [] })
    delivery.counts.onWrite?.({ tags: [], collections: [], everything: true })
    const metrics = samples(await registry.metrics())
    expect(metrics).toMatchObject({
      'assises_cache_fill_seconds_bucket{le="0.025"}': 0,
      'assises_cache_fill_seconds_bucket{le="0.05"}': 1,
      assises_cache_fill_seconds_count: 2,
      'assises_cache_writes_total{collection="rooms"}': 2,
      'assises_cache_writes_total{collection="speakers"}': 1,
      'assises_cache_writes_total{collection="*"}': 1,
    })
    expect(Object.keys(metrics).join()).not.toContain('#')
  })

  test('include whether the database and the bus are up, the bus only when there is one', async () => {
    const state = { isConnected: false, lostAt: 1, published: 2, received: 3 }
    const lost = samples(await measured({ isUp: false, bus: { state } }).registry.metrics())
    expect(lost).toMatchObject({
      assises_database_up: 0,
      assises_bus_up: 0,
      assises_bus_published_total: 2,
      assises_bus_received_total: 3,
    })
    expect(await measured().registry.metrics()).not.toContain('assises_bus')
  })

  test('include whether purges of the shared cache succeed, only when there is one', async () => {
    const { delivery } = measured()
    const edge = { state: { isUp: false, purges: 4, failures: 5 } }
    const metrics = samples(await deliveryMetrics({ delivery, isUp: () => true, edge }).metrics())
    expect(metrics).toMatchObject({ assises_edge_up: 0, assises_edge_purges_total: 4, assises_edge_failures_total: 5 })
    expect(await measured().registry.metrics()).not.toContain('assises_edge')
  })
})

describe('GET /metrics', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })

  async function serve(token: string | undefined): Promise<string> {
    const next = withMetrics(measured().registry, token, (_, response) => void response.end('next'))
    server = await listen(next, 0, '127.0.0.1')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const ask = async (url: string, init?: RequestInit) => (await fetch(`${url}/metrics`, init)).status
  const withToken = (token: string) => ({ headers: { authorization: token } })

  test('does not exist unless a token is set', async () => {
    const url = await serve(undefined)
    expect(await ask(url)).toBe(404)
    expect(await ask(url, withToken('Bearer undefined'))).toBe(404)
  })

  test('requires the bearer token', async () => {
    const url = await serve(TOKEN)
    for (const wrong of ['', 'Bearer', `Bearer ${TOKEN}0`, `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN.slice(1)}`]) {
      expect(await ask(url, withToken(wrong)), wrong).toBe(401)
    }
    expect(await ask(url)).toBe(401)
    const answer = await fetch(`${url}/metrics?x`, withToken(`Bearer ${TOKEN}`))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toContain('assises_database_up 1')
    expect(await ask(url, { ...withToken(`Bearer ${TOKEN}`), method: 'POST' })).toBe(405)
  })

  test('passes every other path to the next handler', async () => {
    expect(await (await fetch(`${await serve(TOKEN)}/metricsx`)).text()).toBe('next')
  })

  test('requires no token on a port of its own', async () => {
    server = await listen(metricsHandler(measured().registry), 0, '127.0.0.1')
    expect(await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).toBe(200)
  })
})

describe('the log line of a miss', () => {
  const entry = anEntry(['rooms', 'rooms#1'], 10)

  test('contains the path, the duration and the outcome', () => {
    const key = 'rest:/api/rooms?depth=1&limit=5'
    expect(
      missLogLine({ key, requestId: 'an-id', seconds: 0.123_456, outcome: { kind: 'entry', entry, isCurrent: true } }),
    ).toEqual({
      event: 'miss',
      request: 'an-id',
      path: '/api/rooms?depth=1&limit=5',
      seconds: 0.1235,
      bytes: entry.identity.length,
      tags: 2,
      outcome: 'entry',
    })
  })

  test('contains no value of a filter, and is short', () => {
    const where = 'where[or][0][name][like]=Amina%20Exemple&joins[sessions][where][title][equals]=Amina'
    const path = missLogLine({
      key: `rest:/api/speakers?depth=1&${where}&${where}&sort=name`,
      requestId: 'an-id',
      seconds: 1,
      outcome: { kind: 'down' },
    }).path as string
    expect(path).not.toContain('Amina')
    expect(path).toContain('depth=1&where[or][0][name][like]=…&joins')
    expect(path.length).toBeLessThanOrEqual(200)
    expect(
      missLogLine({ key: 'graphql:abcdefghijkl', requestId: 'an-id', seconds: 1, outcome: { kind: 'busy' } }).path,
    ).toBe('/api/graphql#abcdefgh')
  })

  test.each([
    ['page:http://localhost:3000/fr/speakers/amina-exemple', '/fr/speakers/…'],
    ['page:http://localhost:3000/en/testimonials/amina-exemple?x=1', '/en/testimonials/…?x=1'],
    [
      'page:http://localhost:3000/fr/editions/montpellier-2024/sessions/parcours-amina',
      '/fr/editions/montpellier-2024/sessions/…',
    ],
    ['rest:/api/speakers/by-slug/amina-exemple?depth=1', '/api/speakers/by-slug/…?depth=1'],
    ['rest:/api/sessions/by-slug/montpellier-2024/parcours-amina', '/api/sessions/by-slug/…'],
    ['rest:/api/speakers/0d9c?depth=1', '/api/speakers/0d9c?depth=1'],
    ['page:http://localhost:3000/fr/editions/montpellier-2024', '/fr/editions/montpellier-2024'],
  ])('contains no address that may name somebody: %s', (key, path) => {
    expect(missLogLine({ key, requestId: 'an-id', seconds: 1, outcome: { kind: 'down' } }).path).toBe(path)
  })

  test.each([
    [{ kind: 'busy' }, 'refused'],
    [{ kind: 'down' }, 'refused'],
    [{ kind: 'failed', error: new Error('The origin did not answer in time.') }, 'refused'],
    [{ kind: 'response', response: { status: 404, body: Buffer.from('{}') } }, 'miss'],
  ] as const)('of the outcome %o has the event %s', (outcome, event) => {
    expect(
      missLogLine({ key: 'rest:/api/rooms', requestId: 'an-id', seconds: 1, outcome: outcome as never }),
    ).toMatchObject({
      event,
      outcome: outcome.kind,
    })
  })
})
