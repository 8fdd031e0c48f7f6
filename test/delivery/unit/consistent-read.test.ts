import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitAtomically, readConsistently } from '../../../src/cache/consistent-read'

/** Two cells that a change writes one after the other, and readers read one after the other, in any order of events. */
async function interleave(s: fc.Scheduler, isWhole: boolean) {
  const cells = { first: 0, second: 0 }
  const step = () => s.schedule(Promise.resolve())
  const read = async () => {
    await step()
    const { first } = cells
    await step()
    return [first, cells.second]
  }
  const change = async () => {
    await step()
    cells.first += 1
    await step()
    cells.second += 1
    await step()
  }
  const readers = Array.from({ length: 4 }, () => (isWhole ? readConsistently(read) : read()))
  const changes = [1, 2].map(() => (isWhole ? commitAtomically(change) : change()))
  await s.waitFor(Promise.all([...readers, ...changes]))
  return Promise.all(readers)
}

const isTorn = ([first, second]: number[]) => first !== second

test('what is read together lies on one side of every change, however they meet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      expect((await interleave(s, true)).filter(isTorn)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('without that, the same events tear answers', async () => {
  const seen: boolean[] = []
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      seen.push((await interleave(s, false)).some(isTorn))
    }),
    { numRuns: 100 },
  )
  expect(seen).toContain(true)
})

test('a change that fails is over for readers too', async () => {
  await expect(commitAtomically(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await readConsistently(async () => 'read')).toBe('read')
})
