import { AsyncResource } from 'node:async_hooks'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../../../src/database/decorate'
import { withOperationSpans } from '../../../src/database/operation-spans'
import { type Delivery, deliver } from '../../../src/delivery/deliver'
import type { OriginRequest, OriginResponse } from '../../../src/delivery/origin/origin'
import { parseEnv } from '../../../src/env/parse-env'
import { answerJson } from '../../../src/http/handler'
import { log } from '../../../src/logs/log'
import { AppThreadPort } from '../../../src/server/application/app-thread-port'
import { FastPath } from '../../../src/server/fast-path/fast-path'
import { tracedLookup } from '../../../src/server/fast-path/traced-lookup'
import { withRequestSpans } from '../../../src/server/process/request-spans'
import { listen } from '../../../src/server/public/listen'
import { startTraces } from '../../../src/traces/start-traces'
import { RawConnection } from '../../support/raw-http'
import { answered, startTestOrigin } from '../../support/test-origin'
import { startTraceCollector, type TraceCollector } from '../../support/trace-collector'
import { until } from '../../support/wait-until'

const [TRACE, CLIENT] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
const SECRET = 'Canari-Xylophone'

let collector: TraceCollector
let traces: Awaited<ReturnType<typeof startTraces>>
let server: Server
let delivery: Delivery
let url: string
let closeOrigin: () => Promise<void>

const settings = (endpoint: string) =>
  parseEnv({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=assises%20cms',
    OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
    OTEL_SERVICE_NAME: 'site-under-test',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  })

/** What runs in it knows nothing of the request, as in another thread. */
const otherThread = new AsyncResource('other thread')

/** An adapter that has nothing, as the configuration decorates it. */
const empty = { defaultIDType: 'text', init: () => ({ name: 'sqlite', find: async () => ({ docs: [] }) }) }
const database = withOperationSpans(true, empty as unknown as Database).init({ payload: {} as Payload })

/** Answers a fill as the application thread does. */
async function read(request: OriginRequest): Promise<OriginResponse> {
  const results: OriginResponse[] = []
  const port = new AppThreadPort((message) => {
    if (message.kind === 'result') results.push(message.value as OriginResponse)
  })
  port.cms = {
    read: async () => {
      await database.find({ collection: 'rooms', where: { name: { equals: SECRET } } })
      return answered('{"docs":[]}', ['rooms'])
    },
  } as unknown as typeof port.cms
  await otherThread.runInAsyncScope(() => port.answer({ id: 1, call: { name: 'read', request } }))
  const [result] = results
  if (!result) throw new Error('The application has not answered.')
  return result
}

beforeAll(async () => {
  collector = await startTraceCollector()
  traces = await startTraces(settings(collector.url))
  const { origin, close } = await startTestOrigin({ read, answer: (_, response) => answerJson(response, 500, {}) })
  closeOrigin = close
  const fastPath = new FastPath()
  delivery = deliver(origin, {
    ...{ collections: new Set(['rooms']), maxBytes: 8_000_000, isUp: () => true, corsOrigins: [], isPurged: false },
    rawRequest: (request) => fastPath.rawRequestOf(request),
  })
  server = await listen(withRequestSpans('server', delivery.handle), 0, '127.0.0.1')
  fastPath.watch(server)
  fastPath.open(tracedLookup(delivery.lookupRaw))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  delivery.close()
  await closeOrigin()
  await collector.close()
})
beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true))
afterEach(() => void vi.restoreAllMocks())

/** Turns traces off, which sends what there is, and on again. */
async function spansSoFar() {
  await traces?.close()
  traces = await startTraces(settings(collector.url))
  return collector.spans.splice(0)
}

test('a request continues the trace of its client through the fill down to the database, and its records name it', async () => {
  const logged = vi.mocked(process.stdout.write)
  delivery.counts.onMiss = () => log('info', { event: 'miss' })
  const headers = { traceparent: `00-${TRACE}-${CLIENT}-01`, 'x-request-id': 'id-of-the-client' }
  expect((await fetch(`${url}/api/rooms?limit=1&where[name][equals]=${SECRET}`, { headers })).status).toBe(200)
  const spans = await spansSoFar()
  const [request, fill, find] = ['GET /api/rooms', 'fill', 'find rooms'].map((name) =>
    spans.find((span) => span.name === name),
  )
  expect(spans.map(({ traceId }) => traceId)).toEqual([TRACE, TRACE, TRACE])
  expect([request?.parentId, fill?.parentId, find?.parentId]).toEqual([CLIENT, request?.spanId, fill?.spanId])
  expect(request?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/api/rooms',
    'http.response.status_code': 200,
    'assises.request.id': 'id-of-the-client',
    'assises.cache': 'miss',
  })
  expect([request?.kind, find?.kind]).toEqual([2, 3])
  expect(find?.attributes).toEqual({
    'db.system.name': 'sqlite',
    'db.operation.name': 'find',
    'db.collection.name': 'rooms',
  })
  const resource = { 'service.name': 'site-under-test', 'deployment.environment.name': 'test' }
  expect(find?.resource).toMatchObject(resource)
  expect(collector.requests[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-tenant': 'assises cms' } })
  const [record] = logged.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('miss'))
  expect(record).toContain(`"trace_id":"${TRACE}","span_id":"${request?.spanId}"`)
})

test('a hit has a span, of the fast path too, and a request that the cache passes on has one in each thread', async () => {
  const connection = new RawConnection(url)
  const bytes = 'GET /api/rooms?limit=2 HTTP/1.1\r\nHost: x\r\n\r\n'
  for (let time = 0; time < 4; time += 1) {
    await connection.request(bytes)
    await until(() => delivery.fills.inFlight === 0)
  }
  connection.socket.destroy()
  expect(delivery.counts.fastPath).toBeGreaterThan(0)
  await fetch(`${url}/admin/${SECRET}?token=${SECRET}`, { headers: { cookie: SECRET, 'user-agent': SECRET } })
  const spans = await spansSoFar()
  const cache = spans.flatMap(({ attributes }) => attributes['assises.cache'] ?? [])
  expect(cache).toEqual(['miss', 'hit', 'hit', 'hit'])
  const passed = spans.find(({ name }) => name === 'GET /admin/:id')
  const application = spans.find(({ name }) => name === 'application')
  expect([passed?.status, application?.parentId]).toEqual([2, passed?.spanId])
  expect(Buffer.concat(collector.requests.map(({ body }) => body)).toString('latin1')).not.toContain(SECRET)
})

test('what a parent does not record, and a health check, has no span', async () => {
  await fetch(`${url}/api/rooms?limit=3`, { headers: { traceparent: `00-${TRACE}-${CLIENT}-00` } })
  await fetch(`${url}/health/live`)
  expect(await spansSoFar()).toEqual([])
})

test('a collector that refuses is one record of the log, and one more once it takes spans', async () => {
  const logged = vi.mocked(process.stdout.write)
  const records = () => logged.mock.calls.flatMap(([line]) => /The collector takes (\w+)/.exec(String(line))?.[1] ?? [])
  collector.behave('refuse')
  for (let batch = 0; batch < 3; batch += 1) {
    await fetch(`${url}/api/rooms?limit=4`)
    await spansSoFar()
  }
  expect(records()).toEqual(['no'])
  collector.behave('accept')
  await fetch(`${url}/api/rooms?limit=4`)
  await spansSoFar()
  expect(records()).toEqual(['no', 'traces'])
})

test('a collector that never answers keeps neither a reader waiting nor a stop', async () => {
  collector.behave('hang')
  const statuses = await Promise.all(
    Array.from({ length: 50 }, async () => (await fetch(`${url}/api/rooms?limit=5`)).status),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  // Resolves although the collector holds its request.
  await traces?.close()
  collector.behave('accept')
})
