import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseEnv } from '../../src/env/parse-env'
import { routeName } from '../../src/server/process/route-name'
import { CollectorState } from '../../src/traces/collector-state'
import { startTraces } from '../../src/traces/start-traces'
import { currentTraceparent, type SpanOptions, setTracer, startSpan, traced, traceFields } from '../../src/traces/trace'
import { formatTraceparent, parseTraceparent } from '../../src/traces/traceparent'

const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']

describe('the name of a route', () => {
  const { endpoints } = JSON.parse(readFileSync('test/api/endpoint-matrix.json', 'utf8')) as { endpoints: object }
  const paths = [...new Set(Object.keys(endpoints).map((endpoint) => endpoint.split(' ')[1] ?? ''))]

  test('has no parameter of any path of the API', () => {
    const name = (path: string) => routeName(`${path.replace(/:\w+(?:\(.*?\))?/g, 'Marie-Curie')}?where[name]=Marie`)
    expect(paths.map(name).filter((route) => /Marie|where/.test(route))).toEqual([])
    expect(new Set(paths.map(name)).size).toBeGreaterThan(100)
  })

  test.each([
    ['/', '/'],
    ['/fr/speakers/marie-curie', '/fr/speakers/:id'],
    ['/ma-page/a-secret#b', '/ma-page/:id'],
    [`/${'a/'.repeat(20)}`, `/${':id/'.repeat(8).slice(0, -1)}`],
    ['//host/api', '//:id/api'],
    ['', '/'],
  ])('%s is %s', (url, name) => expect(routeName(url)).toBe(name))
})

describe('traceparent', () => {
  test('is read as it is written', () => {
    const header = `00-${traceId}-${spanId}-01`
    expect(parseTraceparent(header)).toEqual({ traceId, spanId, traceFlags: 1 })
    expect(formatTraceparent({ traceId, spanId, traceFlags: 1 })).toBe(header)
    expect(parseTraceparent(`cc-${traceId}-${spanId}-00-later`)?.traceFlags).toBe(0)
  })

  test.each([
    undefined,
    '',
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}`,
  ])('%s is none', (header) => expect(parseTraceparent(header)).toBeUndefined())
})

describe('traces', () => {
  const off = parseEnv({ PAYLOAD_SECRET: '0123456789abcdef'.repeat(2) })

  test('are off without a collector, and cost the work nothing', async () => {
    expect(await startTraces(off)).toBeUndefined()
    expect([startSpan({ name: 'a' }), currentTraceparent(), traceFields()]).toEqual([undefined, undefined, {}])
    expect(await traced({ name: 'a' }, async (span) => span)).toBeUndefined()
  })

  test('say that work has failed, and never with which words', async () => {
    const calls: unknown[] = []
    const span = {
      ...{ set: () => undefined, run: <Result>(work: () => Result) => work() },
      fail: (reason: string) => void calls.push(reason),
      end: () => void calls.push('end'),
    }
    const start = ({ name }: SpanOptions) => {
      calls.push(name)
      return span
    }
    setTracer({ start, current: () => undefined })
    const failing = async () => {
      throw new TypeError('Marie Curie is no number.')
    }
    await expect(traced({ name: 'a' }, failing)).rejects.toThrow('Marie')
    setTracer(undefined)
    expect(calls).toEqual(['a', 'TypeError', 'end'])
  })

  test('have their settings by the standard names, and say what is wrong with them', () => {
    const settings = { OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, x-tenant=c=d', OTEL_TRACES_SAMPLER_ARG: '0.25' }
    expect(parseEnv({ PAYLOAD_SECRET: off.PAYLOAD_SECRET ?? '0123456789abcdef'.repeat(2), ...settings })).toMatchObject(
      {
        OTEL_EXPORTER_OTLP_HEADERS: { 'api-key': 'a b', 'x-tenant': 'c=d' },
        OTEL_TRACES_SAMPLER_ARG: 0.25,
        OTEL_TRACES_SAMPLER: 'parentbased_always_on',
      },
    )
    for (const [name, value] of Object.entries({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'no-value',
      OTEL_TRACES_SAMPLER: 'often',
      OTEL_TRACES_SAMPLER_ARG: '2',
    })) {
      expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`${name}.*indiquez`))
    }
  })

  test('report a collector once, whichever thread notices', () => {
    const one = new CollectorState()
    const other = new CollectorState(one.memory)
    expect([one.note(true), one.note(false), other.note(false), other.note(true), one.note(true)]).toEqual([
      ...[false, true, false, true, false],
    ])
  })

  test('load no module of OpenTelemetry in either thread while they are off', async () => {
    const inThread = `
      require('tsx/cjs/api').register()
      const { startTraces } = require('./src/traces/start-traces.ts')
      const { parseEnv } = require('./src/env/parse-env.ts')
      const { isMainThread, Worker } = require('node:worker_threads')
      const loaded = () => Object.keys(require.cache).some((path) => /@opentelemetry.(?!api\\b)/.test(path))
      const start = async (settings) => (await startTraces(parseEnv(settings)))?.close()
      start({}).then(async () => {
        const whileOff = loaded()
        await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
        console.log(isMainThread, whileOff, loaded())
        if (isMainThread) new Worker(process.env.SCRIPT, { eval: true })
      })`
    const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATABASE_URL: 'file::memory:', SCRIPT: inThread }
    const settings = { ...env, PAYLOAD_SECRET: '0123456789abcdef'.repeat(2) }
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', inThread], { env: settings })
    expect(stdout).toBe('true false true\nfalse false true\n')
  })
})
