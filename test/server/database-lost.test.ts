import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { median } from '../support/median'
import { dropMongoDatabase, mongoDatabaseUrl } from '../support/mongo'
import { startServer } from '../support/production-server'
import { type SiteNode, siteNode, twoSpeakers } from '../support/site-node'
import { type Relay, startRelay } from '../support/tcp-relay'
import { until } from '../support/wait-until'

const NAME = 'assises_test_lost'

// Only a database on the network can be unreachable.
describe.runIf(process.env.TEST_MONGODB_URL)('a server whose MongoDB is unreachable', () => {
  let relay: Relay
  let node: SiteNode
  let [cached, unpublished] = ['', '']
  let page = 100

  const read = async (path: string, withinMs?: number) => {
    const signal = withinMs === undefined ? null : AbortSignal.timeout(withinMs)
    const { status, headers } = await fetch(`${node.server.url}${path}`, { signal })
    return { status, retryAfter: headers.get('retry-after'), state: headers.get('x-cache') }
  }
  /** A read that is not cached. */
  const readUncached = (withinMs?: number) => {
    page += 1
    return read(`/api/rooms?page=${page}`, withinMs)
  }
  const unavailable = { status: 503, retryAfter: '2', state: null }

  beforeAll(async () => {
    const password = randomBytes(15).toString('base64url')
    const url = new URL(mongoDatabaseUrl(NAME))
    await dropMongoDatabase(url.href)
    relay = await startRelay(Number(url.port || 27_017))
    url.port = String(relay.port)
    // With the name of a replica set, the driver would connect past the relay.
    url.searchParams.set('directConnection', 'true')
    const server = await startServer({ databaseUrl: url.href, env: { ADMIN_PASSWORD: password } })
    node = await siteNode(server, password)
    ;[cached, unpublished] = await twoSpeakers(server)
    await node.readUntilHit(unpublished)
    await node.unpublish(unpublished)
    await until(() => node.isHitAfter(cached, 1_500))
  }, 180_000)
  afterAll(async () => {
    relay?.restore()
    await node?.server.stop()
    await relay?.close()
    await dropMongoDatabase(mongoDatabaseUrl(NAME))
  })

  test.each(['cut', 'freeze'] as const)(
    '%s: cached responses are served, other requests get a 503 within a second',
    async (how) => {
      relay[how]()
      // Before the loss is noticed, and as many as there are fills at once.
      const first = await Promise.all(Array.from({ length: 40 }, () => readUncached(5_000)))
      expect(new Set(first.map(({ status }) => status))).toEqual(new Set([503]))
      await until(async () => (await read('/health/ready')).status === 503, 5_000)
      const times: number[] = []
      for (const readOne of [readUncached, readUncached, readUncached, () => read('/api/rooms?draft=true')]) {
        const began = performance.now()
        expect(await readOne()).toMatchObject(readOne === readUncached ? unavailable : { status: 503 })
        times.push(performance.now() - began)
      }
      expect(median(times)).toBeLessThan(1_000)
      expect(await node.read(cached)).toMatchObject({ status: 200, state: 'STALE' })
      expect((await node.read(unpublished)).status).toBe(503)
      // Longer than the driver waits for the replica set of its change streams.
      await wait(6_000)
      expect(await node.read(cached)).toMatchObject({ status: 200, state: 'STALE' })
      relay.restore()
      await until(async () => (await readUncached()).status === 200, 5_000)
      expect((await node.read(cached)).status).toBe(200)
      expect((await node.read(unpublished)).status).toBe(404)
      // Writes during the loss are unknown, so everything is filled again.
      await until(() => node.isHitAfter(cached, 2_500), 20_000)
    },
  )
})
