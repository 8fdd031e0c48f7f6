import type { Peer } from '../child'
import { type Figure, figure, skipped } from '../figures'
import { loadEach } from '../load'
import { residentMegabytes } from '../machine'
import { programmeByRest } from '../queries'

const ENTRIES = 2_000
const HITS = 100_000
const NAME = `memory of the process after ${HITS.toLocaleString('en')} distinct hits, its cache full`

/**
 * The resident memory of a server once more programmes were asked than its cache holds, and then as many hits at
 * addresses that were never asked before.
 */
export async function measureMemory({ origin, pid }: Peer, edition: string): Promise<Figure[]> {
  if (residentMegabytes(pid) === undefined) return [skipped(NAME, 'this system does not tell the memory of a process')]
  await loadEach(origin, (turn) => programmeByRest(edition, turn), { amount: ENTRIES })
  const { method, path } = programmeByRest(edition)
  await loadEach(origin, (turn) => ({ method, path: `${path}&utm_source=${turn}` }), { amount: HITS })
  const megabytes = residentMegabytes(pid) ?? Number.NaN
  return [figure(NAME, `${Math.round(megabytes)} MB`, { target: '≤ 400 MB', isMet: megabytes <= 400 })]
}
