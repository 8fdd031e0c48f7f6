import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { WriteEvent } from '../../src/cache/write-events'
import { RedisBus } from '../../src/delivery/cluster/redis-bus'
import { freePort } from '../support/free-port'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { relayTo } from '../support/tcp-relay'
import { until, usual } from '../support/until'

const everything = { tags: [], collections: [], everything: true }
const write = (id: string): WriteEvent => ({ tags: ['sessions', `sessions#${id}`], collections: [] })

interface Node {
  bus: RedisBus
  heard: WriteEvent[]
  /** Whether the node was trusted at each thing heard. */
  trusted: boolean[]
  /** The same at each loss. */
  losses: boolean[]
  warnings: string[]
}
const nodes: Node[] = []

function aNode(url: string): Node {
  const node: Omit<Node, 'bus'> = { heard: [], trusted: [], losses: [], warnings: [] }
  const hear = (announcement: WriteEvent) => {
    node.trusted.push(bus.state.isConnected)
    node.heard.push(announcement)
  }
  const bus = new RedisBus(
    url,
    { onWrite: hear, onConnect: () => undefined, onDisconnect: () => node.losses.push(bus.state.isConnected) },
    (sentence) => node.warnings.push(sentence),
  )
  nodes.push({ ...node, bus })
  return { ...node, bus }
}

async function twoNodes(url: string): Promise<[Node, Node]> {
  const [a, b] = [aNode(url), aNode(url)]
  await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
  for (const { heard, trusted } of [a, b]) heard.length = trusted.length = 0
  return [a, b]
}

afterEach(async () => {
  await Promise.all(nodes.splice(0).map(({ bus }) => bus.close()))
})

test('a node without its Redis says so once, and is never trusted', async () => {
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

  test('each hears what the other writes, in order, and not itself', async () => {
    const [a, b] = await twoNodes(redis.url)
    const ids = Array.from({ length: 500 }, (_, index) => String(index))
    for (const id of ids) a.bus.publish(write(id))
    await until(() => b.heard.length === ids.length)
    expect(b.heard).toEqual(ids.map(write))
    expect(a.heard).toEqual([])
    expect([a.bus.state.published, b.bus.state.received, a.bus.state.received]).toEqual([500, 500, 0])
  })

  test('a message that cannot be read drops everything and stops nothing', async () => {
    const [a, b] = await twoNodes(redis.url)
    const stranger = new Redis(redis.url)
    for (const text of ['', '{', '[]', '{"node":1}', '{"node":"x","write":{"tags":"all"}}', 'x'.repeat(1_000_000)]) {
      b.heard.length = 0
      await stranger.publish('assises:writes', text)
      await until(() => b.heard.length > 0)
      expect(b.heard).toEqual([everything])
    }
    stranger.disconnect()
    b.heard.length = 0
    a.bus.publish(write('1'))
    await until(() => b.heard.length > 0)
    expect(b.heard).toEqual([write('1')])
  })

  test('Redis gone: the node is not trusted; Redis back: everything it may have missed is dropped first', async () => {
    const [a, b] = await twoNodes(redis.url)
    await redis.kill()
    await until(() => !a.bus.state.isConnected && !b.bus.state.isConnected)
    expect([b.heard, b.losses]).toEqual([[], [false]])
    await redis.start()
    await until(() => b.bus.state.isConnected)
    expect(b.heard[0]).toEqual(everything)
    expect(b.trusted[0]).toBe(false)
    expect(b.bus.state.lostAt).toBeUndefined()
    expect(b.warnings).toEqual([expect.stringMatching(/^Redis ne répond pas/), expect.stringMatching(/^Redis répond/)])
  })

  test('a Redis that answers nothing is lost within about a second, though its connections stay open', async () => {
    const [a, b] = await twoNodes(redis.url)
    const times: number[] = []
    for (let time = 0; time < 3; time += 1) {
      b.heard.length = 0
      redis.freeze()
      try {
        times.push(await until(() => !b.bus.state.isConnected))
      } finally {
        redis.goOn()
      }
      await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
      expect(b.heard[0]).toEqual(everything)
    }
    expect(usual(times)).toBeLessThan(1_500)
  })

  test('what a node could not tell the others, it tells them once it can', async () => {
    const relay = await relayTo(Number(new URL(redis.url).port))
    const [a, b] = [aNode(`redis://127.0.0.1:${relay.port}`), aNode(redis.url)]
    await until(() => a.bus.state.isConnected && b.bus.state.isConnected)
    b.heard.length = 0
    // B goes on hearing, and cannot know that something is missing.
    relay.cut()
    await until(() => !a.bus.state.isConnected)
    a.bus.publish(write('1'))
    expect([b.heard, b.bus.state.isConnected]).toEqual([[], true])
    relay.mend()
    await until(() => b.heard.length > 0)
    expect(b.heard).toEqual([everything])
    await a.bus.close()
    await relay.close()
  })
})
