import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { formatTraceparent } from '../../src/traces/traceparent'
import { type AdminClient, adminOf, databaseKinds, type KillableSite, killableSite } from '../support/killable-site'
import type { ReceivedSpan } from '../support/otlp'
import { startServer } from '../support/production-server'
import { startTraceCollector, type TraceCollector } from '../support/trace-collector'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver } from '../support/webhook-receiver'

const CLIENT_SPAN = 'b7ad6b7169203331'
const noticeModules = {
  NODE_OPTIONS: `--require ${fileURLToPath(new URL('../support/loaded-modules.cjs', import.meta.url))}`,
}

const traceId = (digit: string) => digit.repeat(32)
const parent = (id: string, traceFlags = 1) => formatTraceparent({ traceId: id, spanId: CLIENT_SPAN, traceFlags })

describe.each(databaseKinds)('a traced site on %s', (kind) => {
  let collector: TraceCollector
  let receiver: Receiver
  let site: KillableSite
  let admin: AdminClient
  let edition: string

  beforeAll(async () => {
    collector = await startTraceCollector()
    receiver = await startReceiver()
    site = await killableSite(kind, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=assises%20cms',
      OTEL_SERVICE_NAME: 'site-under-test',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
      ...noticeModules,
    })
    admin = await adminOf(site.server)
    const { docs } = await (await admin('editions?where[slug][contains]=2024&limit=1')).json()
    edition = docs[0].id
  }, 700_000)
  afterAll(async () => {
    await site?.close()
    await receiver?.close()
    await collector?.close()
  })

  const spansOf = (id: string) => collector.spans.filter((span) => span.traceId === id)
  const arrived = (id: string, count: number) => until(() => spansOf(id).length >= count, 20_000)
  const named = (spans: ReceivedSpan[], name: string) => spans.find((span) => span.name === name)
  const get = (path: string, headers: Record<string, string>) => fetch(`${site.server.url}${path}`, { headers })

  test('continues the trace of a client through both threads, down to the database', async () => {
    const id = traceId('a')
    const headers = { traceparent: parent(id), 'x-request-id': 'id-of-the-client' }
    const response = await get('/api/sessions?limit=2&depth=0', headers)
    expect(response.headers.get('x-cache')).toBe('MISS')
    // Each thread sends its own.
    await until(() => Boolean(named(spansOf(id), 'GET /api/sessions') && named(spansOf(id), 'fill')), 20_000)
    const spans = spansOf(id)
    const [server, fill] = [named(spans, 'GET /api/sessions'), named(spans, 'fill')]
    expect(server).toMatchObject({ parentId: CLIENT_SPAN, kind: 2, status: 0 })
    expect(server?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/api/sessions',
      'http.response.status_code': 200,
      'assises.request.id': 'id-of-the-client',
      'assises.cache': 'miss',
    })
    expect(fill?.parentId).toBe(server?.spanId)
    const query = spans.find((span) => span.attributes['db.collection.name'] === 'sessions')
    expect(query).toMatchObject({ parentId: fill?.spanId, kind: 3 })
    expect(query?.attributes['db.system.name']).toBe(kind)
    expect(query?.resource).toMatchObject({ 'service.name': 'site-under-test', 'deployment.environment.name': 'test' })
    expect(collector.requests[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-tenant': 'assises cms' } })
    const record = site.server
      .logs()
      .split('\n')
      .find((line) => line.includes('id-of-the-client'))
    expect(JSON.parse(record ?? '{}')).toMatchObject({ event: 'miss', trace_id: id, span_id: server?.spanId })
  })

  test('has a span for a hit, also for one of the fast path', async () => {
    const id = traceId('b')
    for (let nth = 0; nth < 6; nth += 1) await get('/api/rooms?limit=1', { traceparent: parent(id) })
    await arrived(id, 7)
    const states = spansOf(id).flatMap((span) => span.attributes['assises.cache'] ?? [])
    expect(states).toEqual(['miss', 'hit', 'hit', 'hit', 'hit', 'hit'])
  })

  test('does not record what its parent says is not recorded, and answers health checks without a span', async () => {
    await get('/api/organisations?limit=1', { traceparent: parent(traceId('c'), 0) })
    await get('/health/live', { traceparent: parent(traceId('d')) })
    await get('/api/media?limit=1', { traceparent: parent(traceId('e')) })
    await arrived(traceId('e'), 2)
    expect([...spansOf(traceId('c')), ...spansOf(traceId('d'))]).toEqual([])
  })

  test('has spans of a release, of its webhooks and of a planned release, and none holds a name, a value or a token', async () => {
    const canary = 'Canari-Xylophone'
    const json = { name: 'Site', url: `${receiver.url}/${canary}`, events: ['edition.released', 'content.published'] }
    const { doc } = await (await admin('webhooks', { method: 'POST', json })).json()
    await admin(`webhooks/${doc.id}/secret`, { method: 'POST' })
    const touch = async (title: string) => {
      const { docs } = await (await admin(`sessions?where[edition][equals]=${edition}&limit=1&depth=0`)).json()
      await admin(`sessions/${docs[0].id}?draft=true`, { method: 'PATCH', json: { title } })
    }
    await touch(`${canary} un`)
    expect((await admin(`programme/${edition}/release`, { method: 'POST' })).status).toBe(201)
    await touch(`${canary} deux`)
    const at = new Date(Date.now() + 1_500).toISOString()
    expect((await admin(`programme/${edition}/release/plan`, { method: 'POST', json: { at } })).status).toBe(201)
    await get(`/api/speakers?where[name][equals]=${canary}`, {})
    await get(`/fr/speakers/${canary}`, {})
    await get(`/ma-page/${canary}`, { cookie: `a=${canary}`, authorization: `Bearer ${canary}`, 'user-agent': canary })
    await fetch(`${site.server.url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${canary}@example.org`, password: canary }),
    })
    const has = (name: string) => collector.spans.some((span) => span.name === name)
    await until(() => has('release') && has('webhook') && has('job'), 40_000)
    const job = collector.spans.find(({ name }) => name === 'job')
    expect(job?.attributes['assises.job.task']).toBe('releaseProgramme')
    const ofJob = spansOf(job?.traceId ?? '').find(({ name }) => name === 'release')
    expect(ofJob?.attributes['assises.edition.id']).toBe(edition)
    const webhook = collector.spans.find(({ name }) => name === 'webhook')
    expect(webhook?.attributes['http.response.status_code']).toBe(204)
    const sent = Buffer.concat(collector.requests.map(({ body }) => body)).toString('latin1')
    const { adminEmail, adminPassword } = site.server
    for (const secret of [canary, adminEmail, adminPassword, 'JWT', 'where']) expect(sent).not.toContain(secret)
  }, 120_000)

  test('a stop sends the last spans', async () => {
    const id = traceId('f')
    await get('/api/commitments?limit=1', { traceparent: parent(id) })
    process.kill(site.server.pid, 'SIGTERM')
    expect(await site.server.exitCode).toBe(0)
    expect(spansOf(id).map(({ name }) => name)).toContain('GET /api/commitments')
  })
})

describe('a collector', () => {
  let collector: TraceCollector
  afterEach(() => collector.close())

  async function siteWithCollector(how: 'hang' | 'refuse') {
    collector = await startTraceCollector()
    collector.behave(how)
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_TIMEOUT: '1000' }
    const server = await startServer({ env })
    onTestFinished(() => server.stop())
    const complaints = () =>
      server
        .logs()
        .split('\n')
        .filter((line) => line.includes('The collector takes'))
    const read = async (nth: number) => (await fetch(`${server.url}/api/sessions?limit=1&page=${nth}`)).status
    return { server, complaints, read }
  }

  test('that refuses traces is one line of the log, and one more when it takes them again', async () => {
    const { complaints, read } = await siteWithCollector('refuse')
    for (let batch = 1; batch <= 3; batch += 1) {
      const before = collector.requests.length
      expect(await read(batch)).toBe(200)
      await until(() => collector.requests.length > before, 20_000)
    }
    await until(() => complaints().length > 0)
    expect(JSON.parse(complaints()[0] ?? '{}')).toMatchObject({ level: 'warn', event: 'traces', reason: '403' })
    expect(complaints()).toHaveLength(1)
    collector.behave('accept')
    await read(4)
    await until(() => complaints().length > 1, 20_000)
    expect(complaints()[1]).toContain('again')
  }, 120_000)

  test('that never answers keeps no reader waiting, and no stop', async () => {
    const { server, complaints, read } = await siteWithCollector('hang')
    const statuses = await Promise.all(Array.from({ length: 200 }, (_, nth) => read(nth + 1)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    await until(() => complaints().length > 0, 20_000)
    await read(1)
    process.kill(server.pid, 'SIGTERM')
    expect(await server.exitCode).toBe(0)
    expect(complaints()).toHaveLength(1)
  }, 120_000)
})

test('without a collector no module of OpenTelemetry is loaded, in either thread', async () => {
  const server = await startServer({ env: noticeModules })
  onTestFinished(() => server.stop())
  const headers = { traceparent: parent(traceId('a')), 'x-request-id': 'untraced' }
  expect((await fetch(`${server.url}/api/sessions?limit=1`, { headers })).status).toBe(200)
  await until(() => server.logs().includes('untraced'))
  expect(server.logs()).not.toMatch(/loads @opentelemetry|trace_id/)
}, 120_000)
