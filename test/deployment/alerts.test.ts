import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TaggedCache } from '../../src/cache/tagged-cache'
import { noCounts } from '../../src/delivery/metrics/counts'
import type { Entry } from '../../src/delivery/response/entry'
import { metricsRegistry } from '../../src/server/public/metrics-registry'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const rules = read('deploy/prometheus-alerts.yml')
const dashboard = read('deploy/grafana-dashboard.json')
const guide = read('docs/operations.md')

const metrics = metricsRegistry(
  {
    delivery: { counts: noCounts(), store: new TaggedCache<Entry>(5_000), fills: { inFlight: 0 } as never },
    isUp: () => true,
    bus: { state: { isConnected: true, lostAt: undefined, published: 0, received: 0 } },
    edge: { state: { isUp: true, purges: 0, failures: 0 } },
  },
  {
    countDeliveries: async () => ({ delivered: 0, failed: 0, dead: 0, pending: 0 }),
    countPlans: async () => ({ late: 0, failed: 0 }),
    countFiles: async () => ({ missing: { media: 0, documents: 0 }, unreachable: 0 }),
    findProblems: async () => [{ code: 'STORAGE_FULL', message: 'The disk is full.' }],
  },
  { BACKUP_DIR: '/nowhere' },
)
const names = async () => (await metrics.getMetricsAsJSON()).map(({ name }) => name)
const namesIn = (text: string) =>
  new Set([...text.matchAll(/\b(?:assises|process)_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, '')))

test.each([
  ['alerts', rules.replace(/runbook: .*/g, '')],
  ['the dashboard', dashboard],
])('every metric that %s name is one of /metrics', async (_, text) => {
  const known = await names()
  expect(namesIn(text).size).toBeGreaterThan(8)
  expect([...namesIn(text)].filter((name) => !known.includes(name))).toEqual([])
})

test('every metric is on the dashboard or in the guide, and the guide names no other', async () => {
  const own = (await names()).filter((name) => name.startsWith('assises_'))
  const documented = namesIn(guide)
  expect(own.filter((name) => !documented.has(name))).toEqual([])
  expect([...documented].filter((name) => name.startsWith('assises_') && !own.includes(name))).toEqual([])
})

test('every alert has a severity, and a paragraph in the guide that says what to do', () => {
  const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name)
  expect(alerts.length).toBeGreaterThan(8)
  expect(rules.match(/severity: (?:critical|warning)/g)).toHaveLength(alerts.length)
  for (const name of alerts) {
    expect(rules).toContain(`docs/operations.md#${name.toLowerCase()}`)
    expect(guide).toMatch(new RegExp(`^#### ${name}\n.{60,}$`, 'm'))
  }
})

test('what keeps the process from saving is a metric for each code', async () => {
  const text = await metrics.metrics()
  expect(text).toContain('assises_problem{code="STORAGE_FULL"} 1')
  expect(text).toContain('assises_problem{code="DATABASE_LOCKED"} 0')
})
