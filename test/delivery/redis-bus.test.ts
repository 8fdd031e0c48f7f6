import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { WriteEvent } from '../../src/cache/write-events'
import { RedisBus } from '../../src/delivery/cluster/redis-bus'
import { countAttempts, forgetAttempts, waitBefore } from '../../src/http/attempts'
import { startAttemptBus } from '../../src/server/application/attempt-bus'
import { freePort } from '../support/free-port'
import { median } from '../support/median'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { startRelay } from '../support/tcp-relay'
import { until } from '../support/wait-until'

const everything = { tags: [], collections: [], everything: true }
const write = (id: string): WriteEvent => ({ tags: ['sessions', `sessions#${id}`], collections: [] })

interface Node {
  bus: RedisBus
  received: WriteEvent[]
  /** Whether the bus was connected at each write received. */
  connected: boolean[]
  /** Whether the bus was connected at each disconnection. */
  connectedAtLoss: boolean[]
  warnings: string[]
}
const nodes: Node[] = []

function aNode(url: string): Node {
  const node: Omit<Node, 'bus'> = { received: [], connected: [], connectedAtLoss: [], warnings: [] }
  const onWrite = (write: WriteEvent) => {
    node.connected.push(bus.state.isConnected)
    node.received.push(write)
  }
  const bus = new RedisBus(
    url,
    { onWrite, onConnect: () => undefined, onDisconnect: () => node.connectedAtLoss.push(bus.state.isConnected) },
    (sentence) => node.warnings.push(sentence),
  )
  nodes.push({ ...node, bus })
  return { ...node, bus }
}

async function twoNodes(url: string): Promise<[Node, Node]> {
  const [a, b] = [aNode(url), aNode(url)]
  await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
  for (const { received, connected } of [a, b]) received.length = connected.length = 0
  return [a, b]
}

afterEach(async () => {
  await Promise.all(nodes.splice(0).map(({ bus }) => bus.close()))
})

test('a node without its Redis logs one warning, and is never connected', async () => {
  const { bus, warnings } = aNode(`redis://127.0.0.1:${await freePort()}`)
  expect(bus.state.isConnected).toBe(false)
  await until(() => warnings.length > 0)
  for (let times = 0; times < 3; times += 1) bus.publish(write('1'))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(warnings).toEqual([expect.stringMatching(/^Redis ne répond pas \(ECONNREFUSED\).*REDIS_URL/)])
  expect(bus.state).toMatchObject({ isConnected: false, lostAt: expect.any(Number), published: 0, received: 0 })
})

describe.runIf(hasRedis())('two nodes on one Redis', () => {
  let redis: RedisServer

  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.kill())

  test('each receives the writes of the other, in order, and not its own', async () => {
    const [a, b] = await twoNodes(redis.url)
    const ids = Array.from({ length: 500 }, (_, index) => String(index))
    for (const id of ids) a.bus.publish(write(id))
    await until(() => b.received.length === ids.length)
    expect(b.received).toEqual(ids.map(write))
    expect(a.received).toEqual([])
    expect([a.bus.state.published, b.bus.state.received, a.bus.state.received]).toEqual([500, 500, 0])
  })

  test('an attempt of one node counts on the other, no name is sent, and each goes on alone without Redis', async () => {
    const rule = { free: 2, firstDelay: 60_000, longestDelay: 60_000, forgottenAfter: 3_600_000 }
    const attempt = (name: string) => [{ rule, name }]
    const sent: string[] = []
    const [other, listener] = [new Redis(redis.url), new Redis(redis.url)]
    for (const client of [other, listener]) client.on('error', () => undefined)
    await listener.subscribe('assises:attempts')
    listener.on('message', (_channel, text) => sent.push(text))
    const bus = startAttemptBus(redis.url)
    await until(() => {
      countAttempts(attempt('first'))
      return sent.length > 0
    })
    expect(sent.join()).not.toContain('first')
    // What another node would send of the same attempts.
    const { changes } = JSON.parse(sent[0] ?? '')
    forgetAttempts('first')
    for (const text of ['', '{"node":"b","changes":[{"kind":"counted"}]}', 'x'.repeat(10_000)]) {
      await other.publish('assises:attempts', text)
    }
    for (let time = 0; time < 2; time += 1) {
      await other.publish('assises:attempts', JSON.stringify({ node: 'b', changes }))
    }
    await until(() => waitBefore(attempt('first')) > 0)
    const { key } = changes[0]
    await other.publish('assises:attempts', JSON.stringify({ node: 'b', changes: [{ kind: 'forgotten', key }] }))
    await until(() => waitBefore(attempt('first')) === 0)
    await redis.kill()
    for (let time = 0; time < 2; time += 1) countAttempts(attempt('second'))
    expect(waitBefore(attempt('second'))).toBeGreaterThan(0)
    await bus.close()
    for (const client of [other, listener]) client.disconnect()
    await redis.start()
  })

  test('a message that cannot be parsed is a write of everything and stops nothing', async () => {
    const [a, b] = await twoNodes(redis.url)
    const client = new Redis(redis.url)
    for (const text of ['', '{', '[]', '{"node":1}', '{"node":"x","write":{"tags":"all"}}', 'x'.repeat(1_000_000)]) {
      b.received.length = 0
      await client.publish('assises:writes', text)
      await until(() => b.received.length > 0)
      expect(b.received).toEqual([everything])
    }
    client.disconnect()
    b.received.length = 0
    a.bus.publish(write('1'))
    await until(() => b.received.length > 0)
    expect(b.received).toEqual([write('1')])
  })

  test('a node disconnects with Redis, and receives a write of everything before it is connected again', async () => {
    const [a, b] = await twoNodes(redis.url)
    await redis.kill()
    await until(() => !a.bus.state.isConnected && !b.bus.state.isConnected)
    expect([b.received, b.connectedAtLoss]).toEqual([[], [false]])
    await redis.start()
    await until(() => b.bus.state.isConnected)
    expect(b.received[0]).toEqual(everything)
    expect(b.connected[0]).toBe(false)
    expect(b.bus.state.lostAt).toBeUndefined()
    expect(b.warnings).toEqual([expect.stringMatching(/^Redis ne répond pas/), expect.stringMatching(/^Redis répond/)])
  })

  test('a Redis that does not answer counts as lost within about a second, though its connections stay open', async () => {
    const [a, b] = await twoNodes(redis.url)
    const times: number[] = []
    for (let time = 0; time < 3; time += 1) {
      b.received.length = 0
      redis.freeze()
      try {
        times.push(await until(() => !b.bus.state.isConnected))
      } finally {
        redis.resume()
      }
      await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
      expect(b.received[0]).toEqual(everything)
    }
    expect(median(times)).toBeLessThan(1_500)
  })

  test('writes that a node could not publish are published as one of everything once it can', async () => {
    const relay = await startRelay(Number(new URL(redis.url).port))
    const [a, b] = [aNode(`redis://127.0.0.1:${relay.port}`), aNode(redis.url)]
    await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
    b.received.length = 0
    // B still receives, and cannot know that a write is missing.
    relay.cut()
    await until(() => !a.bus.state.isConnected)
    a.bus.publish(write('1'))
    expect([b.received, b.bus.state.isConnected]).toEqual([[], true])
    relay.restore()
    await until(() => b.received.length > 0)
    expect(b.received).toEqual([everything])
    await a.bus.close()
    await relay.close()
  })
})
