import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import type { PayloadRequest } from 'payload'
import { describe, expect, test } from 'vitest'
import { batched } from '../../../collections/shared/hooks/batched'
import { type Dependencies, isTracked, trackRead, trackSeparately } from '../../../src/cache/dependencies'

const tagsIn = ({ tags }: Dependencies) => [...tags].sort()
const sorted = (tags: string[]) => [...new Set(tags)].sort()

describe('the dependencies of reads', () => {
  test('those of concurrent reads are not mixed, in any order of events', async () => {
    const reads = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }), {
      minLength: 2,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), reads, async (s, all) => {
        const read = async (tags: string[]) => {
          for (const tag of tags) {
            await s.schedule(Promise.resolve())
            trackRead([tag], `language of ${tag}`)
          }
        }
        const tracked = Promise.all(all.map((tags) => trackSeparately(() => read(tags))))
        await s.waitFor(tracked)
        for (const [index, { dependencies }] of (await tracked).entries()) {
          expect(tagsIn(dependencies)).toEqual(sorted(all[index] ?? []))
          expect(dependencies.languages).toEqual(new Set(all[index]?.map((tag) => `language of ${tag}`)))
        }
      }),
    )
  })

  test('those of concurrent reads that share a batch are not mixed', async () => {
    const lists = fc.array(fc.uniqueArray(fc.nat(5).map(String), { minLength: 1 }), { minLength: 2, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        let batches = 0
        const load = batched(async (_req, _collection, ids) => {
          batches += 1
          await wait(0)
          return new Set(ids)
        })
        const req = {} as PayloadRequest
        const read = async (ids: string[]) => {
          trackRead(ids)
          const found = await load(req, 'rooms', ids)
          trackRead(ids.filter((id) => found.has(id)).map((id) => `${id} found`))
        }
        const tracked = await Promise.all(all.map((ids) => trackSeparately(() => read(ids))))
        expect(batches).toBe(1)
        for (const [index, { dependencies }] of tracked.entries()) {
          const ids = all[index] ?? []
          expect(tagsIn(dependencies)).toEqual(sorted([...ids, ...ids.map((id) => `${id} found`)]))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('those of a separate read are not recorded by the read around it', async () => {
    const { result, dependencies } = await trackSeparately(async () => {
      trackRead(['before'])
      const inner = await trackSeparately(async () => trackRead(['inside']))
      trackRead(['after'])
      return tagsIn(inner.dependencies)
    })
    expect([result, tagsIn(dependencies)]).toEqual([['inside'], ['after', 'before']])
  })

  test('a timer that outlives its read records nothing', async () => {
    let late: Promise<boolean> | undefined
    const { dependencies } = await trackSeparately(async () => {
      trackRead(['in time'])
      late = wait(5).then(() => {
        trackRead(['late'])
        return isTracked()
      })
    })
    expect([await late, tagsIn(dependencies)]).toEqual([false, ['in time']])
  })

  test('a read that fails ends its tracking', async () => {
    await expect(trackSeparately(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(isTracked()).toBe(false)
  })
})
