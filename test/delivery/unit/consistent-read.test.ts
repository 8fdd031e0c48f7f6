import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitAtomically, readConsistently } from '../../../src/cache/consistent-read'

/** Runs changes that write two cells in turn and readers that read both in turn. Returns the pairs that were read. */
async function interleave(s: fc.Scheduler, isLocked: boolean) {
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
  const readers = Array.from({ length: 4 }, () => (isLocked ? readConsistently(read) : read()))
  const changes = [1, 2].map(() => (isLocked ? commitAtomically(change) : change()))
  await s.waitFor(Promise.all([...readers, ...changes]))
  return Promise.all(readers)
}

const isTorn = ([first, second]: number[]) => first !== second

test('a consistent read sees each change entirely or not at all, in any order of events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      expect((await interleave(s, true)).filter(isTorn)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('without the lock, some reads see half of a change', async () => {
  const seen: boolean[] = []
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (s) => {
      seen.push((await interleave(s, false)).some(isTorn))
    }),
    { numRuns: 100 },
  )
  expect(seen).toContain(true)
})

test('readers proceed after a change that failed', async () => {
  await expect(commitAtomically(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await readConsistently(async () => 'read')).toBe('read')
})
