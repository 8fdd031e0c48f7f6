import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { publishWrite, type WriteEvent } from '../../../src/cache/write-events'
import type { Purge } from '../../../src/delivery/edge/adapters'
import { EdgePurger } from '../../../src/delivery/edge/edge-purger'
import { until } from '../../support/until'

const everything = { tags: [], collections: [], everything: true }
const nothingTwice = 60_000

const write = (announcement: Partial<WriteEvent>) => publishWrite({ tags: [], collections: [], ...announcement })

let purger: EdgePurger
let told: Purge[]
let isDown: boolean
let warnings: string[]
let attempts: number
let underWay: number

afterEach(() => purger.close())

/** A purger whose edge is a list, past the purge of everything that it begins with. */
async function started(repeatAfterMs = nothingTwice): Promise<void> {
  ;[told, warnings, isDown, attempts, underWay] = [[], [], false, 0, 0]
  purger = new EdgePurger({
    adapter: (purge) => [{ url: '', method: '', headers: {}, body: JSON.stringify(purge) }],
    send: async ({ body = '' }) => {
      attempts += 1
      underWay += 1
      expect(underWay).toBe(1)
      await wait(5)
      underWay -= 1
      if (isDown) throw Object.assign(new Error('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
      told.push(JSON.parse(body))
    },
    warn: (sentence) => warnings.push(sentence),
    repeatAfterMs,
  })
  await until(() => told.length === 1)
  expect(told.splice(0)).toEqual([everything])
}

test('writes that come together are one purge, in the order they came', async () => {
  await started()
  write({ tags: ['rooms', 'rooms#1'] })
  write({ tags: ['rooms', 'rooms#2'], collections: ['media'] })
  await until(() => told.length > 0)
  write({ tags: ['rooms#3'] })
  await until(() => told.length > 1)
  expect(told).toEqual([
    { tags: ['rooms', 'rooms#1', 'rooms#2'], collections: ['media'], everything: false },
    { tags: ['rooms#3'], collections: [], everything: false },
  ])
})

test('what another node writes is left to it; what nobody tells, and what no answer is made of, is not forgotten', async () => {
  await started()
  write({ tags: ['rooms#1'], isRemote: true })
  write({ tags: ['payload-preferences#1'], collections: ['payload-jobs'] })
  await wait(100)
  expect(told).toEqual([])
  write({ everything: true, isRemote: true })
  await until(() => told.length > 0)
  expect(told).toEqual([everything])
})

test('more names than fit are told as everything', async () => {
  await started()
  for (let id = 0; id < 5_000; id += 1) write({ tags: [`rooms#${id}`] })
  await until(() => told.length > 0)
  await wait(100)
  expect(told).toEqual([everything])
})

test('a purge that fails is tried again with what came meanwhile, and nobody is warned of a hiccup', async () => {
  await started()
  isDown = true
  write({ tags: ['rooms#1'] })
  await until(() => attempts > 2 && underWay === 0)
  write({ tags: ['rooms#2'] })
  isDown = false
  await until(() => told.length > 0)
  expect(told).toEqual([{ tags: ['rooms#1', 'rooms#2'], collections: [], everything: false }])
  expect([warnings, purger.state.isUp]).toEqual([[], true])
})

test('an edge that stays away is told of once, asked ever more rarely, and forgets everything when it is back', async () => {
  await started()
  isDown = true
  write({ tags: ['rooms#1'] })
  await until(() => warnings.length > 0)
  const failures = attempts - 1
  await wait(1_500)
  expect(attempts - 1 - failures).toBeLessThanOrEqual(2)
  expect(warnings).toEqual([expect.stringMatching(/ECONNREFUSED.*EDGE_PURGE_URL/)])
  expect(purger.state).toMatchObject({ isUp: false, purges: 1 })
  isDown = false
  await until(() => told.length > 0)
  expect(told).toEqual([everything])
  expect([warnings.length, purger.state.isUp]).toEqual([2, true])
})

test('each purge is told a second time, not before an answer on its way has arrived, and not a third time', async () => {
  await started(300)
  await until(() => told.length === 1)
  told.length = 0
  const began = performance.now()
  write({ tags: ['rooms#1'] })
  await until(() => told.length === 2)
  expect(performance.now() - began).toBeGreaterThan(300)
  await wait(1_000)
  const purge = { tags: ['rooms#1'], collections: [], everything: false }
  expect(told).toEqual([purge, purge])
})

test('the last writes are told before it stops, and an edge that is away does not hold it', async () => {
  await started()
  write({ tags: ['rooms#1'] })
  await purger.close()
  expect(told).toHaveLength(1)
  await started()
  isDown = true
  write({ tags: ['rooms#1'] })
  const began = performance.now()
  await purger.close()
  expect(performance.now() - began).toBeLessThan(3_000)
})
