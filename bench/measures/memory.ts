import type { Peer } from '../child'
import { type Figure, figure, skipped } from '../figures'
import { loadEach } from '../load'
import { residentMegabytes } from '../machine'
import { type HttpRequest, programmeByRest } from '../queries'

const ENTRIES = 2_000
const HITS = 100_000
const NAME = `memory of the process after ${HITS.toLocaleString('en')} hits at different addresses, with a full cache`

const sorts = ['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'filename', '-filename', 'filesize', '-filesize']
// Lists of all images in different orders and languages: larger than a programme, and faster to make.
const imageList = (turn: number): HttpRequest => ({
  method: 'GET',
  path: `/api/media?depth=0&limit=${50 + (turn % 140)}&sort=${sorts[Math.floor(turn / 140) % sorts.length]}&locale=${turn > 1_120 ? 'en' : 'fr'}`,
})

/**
 * The resident memory of a server after more responses than its cache has room for, and 100,000 hits at different
 * addresses.
 */
export async function measureMemory({ origin, pid }: Peer, edition: string): Promise<Figure[]> {
  const atStart = residentMegabytes(pid)
  if (atStart === undefined) return [skipped(NAME, 'this system has no /proc')]
  await loadEach(origin, imageList, { amount: ENTRIES })
  const { method, path } = programmeByRest(edition)
  await loadEach(origin, (turn) => ({ method, path: `${path}&utm_source=${turn}` }), { amount: HITS })
  const megabytes = residentMegabytes(pid) ?? Number.NaN
  return [
    figure('memory of the process after its start', `${Math.round(atStart)} MB`),
    figure(NAME, `${Math.round(megabytes)} MB`, { target: '≤ 400 MB', isMet: megabytes <= 400 }),
  ]
}
