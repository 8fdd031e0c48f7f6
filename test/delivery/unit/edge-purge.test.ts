import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { publishWrite, type WriteEvent } from '../../../src/cache/write-events'
import type { Purge } from '../../../src/delivery/edge/adapters'
import { EdgePurger } from '../../../src/delivery/edge/edge-purger'
import { until } from '../../support/wait-until'

const everything = { tags: [], collections: [], everything: true }
const noRepetition = 60_000

const write = (event: Partial<WriteEvent>) => publishWrite({ tags: [], collections: [], ...event })

let purger: EdgePurger
let purges: Purge[]
let isDown: boolean
let warnings: string[]
let attempts: number
let inFlight: number

afterEach(() => purger.close())

/** Starts a purger whose edge records its purges, after the first purge of everything. */
async function start(repeatAfterMs = noRepetition): Promise<void> {
  ;[purges, warnings, isDown, attempts, inFlight] = [[], [], false, 0, 0]
  purger = new EdgePurger({
    adapter: (purge) => [{ url: '', method: '', headers: {}, body: JSON.stringify(purge) }],
    send: async ({ body = '' }) => {
      attempts += 1
      inFlight += 1
      expect(inFlight).toBe(1)
      await wait(5)
      inFlight -= 1
      if (isDown) throw Object.assign(new Error('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
      purges.push(JSON.parse(body))
    },
    warn: (sentence) => warnings.push(sentence),
    repeatAfterMs,
  })
  await until(() => purges.length === 1)
  expect(purges.splice(0)).toEqual([everything])
}

test('writes of the same moment become one purge, and purges stay in order', async () => {
  await start()
  write({ tags: ['rooms', 'rooms#1'] })
  write({ tags: ['rooms', 'rooms#2'], collections: ['media'] })
  await until(() => purges.length > 0)
  write({ tags: ['rooms#3'] })
  await until(() => purges.length > 1)
  expect(purges).toEqual([
    { tags: ['rooms', 'rooms#1', 'rooms#2'], collections: ['media'], everything: false },
    { tags: ['rooms#3'], collections: [], everything: false },
  ])
})

test('a purge is known to be done once the edge has carried it out, also after failures', async () => {
  await start()
  await purger.settled()
  isDown = true
  write({ tags: ['rooms#1'] })
  let isSettled = false
  const settled = purger.settled().then(() => {
    isSettled = true
  })
  await until(() => attempts > 1)
  expect(isSettled).toBe(false)
  isDown = false
  await settled
  expect(purges.at(-1)?.tags).toContain('rooms#1')
  write({ collections: ['payload-jobs'] })
  await purger.settled()
})

test('writes of another node and of internal collections are not purged, external writes are', async () => {
  await start()
  write({ tags: ['rooms#1'], isRemote: true })
  write({ tags: ['payload-preferences#1'], collections: ['payload-jobs'] })
  await wait(100)
  expect(purges).toEqual([])
  write({ everything: true, isRemote: true })
  await until(() => purges.length > 0)
  expect(purges).toEqual([everything])
})

test('more tags than the limit become a purge of everything', async () => {
  await start()
  for (let id = 0; id < 5_000; id += 1) write({ tags: [`rooms#${id}`] })
  await until(() => purges.length > 0)
  await wait(100)
  expect(purges).toEqual([everything])
})

test('a purge that fails is retried with the writes since, and a short failure logs no warning', async () => {
  await start()
  isDown = true
  write({ tags: ['rooms#1'] })
  await until(() => attempts > 2 && inFlight === 0)
  write({ tags: ['rooms#2'] })
  isDown = false
  await until(() => purges.length > 0)
  expect(purges).toEqual([{ tags: ['rooms#1', 'rooms#2'], collections: [], everything: false }])
  expect([warnings, purger.state.isUp]).toEqual([[], true])
})

test('an edge that stays unreachable logs one warning, is retried ever more rarely, and is purged of everything afterwards', async () => {
  await start()
  isDown = true
  write({ tags: ['rooms#1'] })
  await until(() => warnings.length > 0)
  const failures = attempts - 1
  await wait(1_500)
  expect(attempts - 1 - failures).toBeLessThanOrEqual(2)
  expect(warnings).toEqual([expect.stringMatching(/ECONNREFUSED.*EDGE_PURGE_URL/)])
  expect(purger.state).toMatchObject({ isUp: false, purges: 1 })
  isDown = false
  await until(() => purges.length > 0)
  expect(purges).toEqual([everything])
  expect([warnings.length, purger.state.isUp]).toEqual([2, true])
})

test('each purge is repeated once, after responses on their way have arrived', async () => {
  await start(300)
  await until(() => purges.length === 1)
  purges.length = 0
  const began = performance.now()
  write({ tags: ['rooms#1'] })
  await until(() => purges.length === 2)
  expect(performance.now() - began).toBeGreaterThan(300)
  await wait(1_000)
  const purge = { tags: ['rooms#1'], collections: [], everything: false }
  expect(purges).toEqual([purge, purge])
})

test('the last writes are purged before it closes, and an unreachable edge does not delay that', async () => {
  await start()
  write({ tags: ['rooms#1'] })
  await purger.close()
  expect(purges).toHaveLength(1)
  await start()
  isDown = true
  write({ tags: ['rooms#1'] })
  const began = performance.now()
  await purger.close()
  expect(performance.now() - began).toBeLessThan(3_000)
})
