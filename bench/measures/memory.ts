import type { Peer } from '../child'
import { type Figure, figure, skipped } from '../figures'
import { loadEach } from '../load'
import { residentMegabytes } from '../machine'
import { type Ask, programmeByRest } from '../queries'

const ENTRIES = 2_000
const HITS = 100_000
const NAME = `memory of the process after ${HITS.toLocaleString('en')} distinct hits, its cache full`

const sorts = ['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'filename', '-filename', 'filesize', '-filesize']
// Larger than a programme and quicker to make: the whole library of images, in another order or language each time.
const library = (turn: number): Ask => ({
  method: 'GET',
  path: `/api/media?depth=0&limit=${50 + (turn % 140)}&sort=${sorts[Math.floor(turn / 140) % sorts.length]}&locale=${turn > 1_120 ? 'en' : 'fr'}`,
})

/**
 * The resident memory of a server once more answers were asked than its cache holds, and then as many hits at addresses
 * that were never asked before.
 */
export async function measureMemory({ origin, pid }: Peer, edition: string): Promise<Figure[]> {
  const atStart = residentMegabytes(pid)
  if (atStart === undefined) return [skipped(NAME, 'this system does not tell the memory of a process')]
  await loadEach(origin, library, { amount: ENTRIES })
  const { method, path } = programmeByRest(edition)
  await loadEach(origin, (turn) => ({ method, path: `${path}&utm_source=${turn}` }), { amount: HITS })
  const megabytes = residentMegabytes(pid) ?? Number.NaN
  return [
    figure('memory of the process after its start', `${Math.round(atStart)} MB`),
    figure(NAME, `${Math.round(megabytes)} MB`, { target: '≤ 400 MB', isMet: megabytes <= 400 }),
  ]
}
