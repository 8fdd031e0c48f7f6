import { expect, test } from 'vitest'
import { figuresOf, soakTable } from '../../bench/soak/figures'
import { soak } from '../../bench/soak/soak'

/** What a process that began a moment ago may grow by; a longer run, `npm run soak`, is stricter. */
const WARMING_UP_MB = 150

test('under a mixed load with kills nothing is stale, nothing is lost, and memory and descriptors stay flat', async () => {
  const result = await soak({ seconds: 75, deaths: 2 }, () => undefined)
  const figures = figuresOf(result, WARMING_UP_MB)
  process.stdout.write(`${soakTable(figures)}\n`)
  const { stale, lost, reads, writes, uploads, imports, releases, withdrawals, kills } = result.counts
  expect({ stale, lost, errors: result.errors, broken: result.broken }).toEqual({
    ...{ stale: [], lost: [], errors: [], broken: [] },
  })
  expect(kills).toBe(2)
  for (const count of [reads, writes, uploads, imports, releases, withdrawals]) expect(count).toBeGreaterThan(0)
  expect(figures.filter(({ isMet }) => isMet === false)).toEqual([])
}, 400_000)
