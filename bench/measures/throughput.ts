import { gzipSync } from 'node:zlib'
import { median } from '../../test/support/median'
import type { Peer } from '../child'
import { type Figure, figure, perSecond, skipped, times } from '../figures'
import { load, loadEach } from '../load'
import { processorSeconds } from '../machine'
import { nginxRequest, startNginx } from '../nginx-peer'
import { type HttpRequest, programmeByGraphQL, programmeByRest } from '../queries'

/** The peers of a run, the number of rounds, and the seconds of each. */
export interface ThroughputRun {
  project: Peer
  stock: Peer
  edition: string
  folder: string
  rounds: number
  seconds: number
}

/** The requests per second of a hit, a miss, stock Payload and nginx, in turn; `peak` is the rate of a REST hit. */
export async function measureThroughput(run: ThroughputRun): Promise<{ figures: Figure[]; peak: number }> {
  const figures: Figure[] = []
  const rest = programmeByRest(run.edition)
  let peak = 0
  for (const [name, request, miss] of [
    ['REST', rest, (turn: number) => programmeByRest(run.edition, turn)],
    ['GraphQL POST', programmeByGraphQL(run.edition), (turn: number) => programmeByGraphQL(run.edition, turn)],
  ] as const) {
    const { hit, missed, stock, micros } = await rounds(run, request, miss)
    if (request === rest) peak = hit
    figures.push(
      figure(`${name}: hit`, perSecond(hit)),
      figure(`${name}: processor time of a hit`, `${micros.toFixed(0)} µs`),
      figure(`${name}: miss`, perSecond(missed)),
      figure(`${name}: stock Payload`, perSecond(stock)),
      figure(`${name}: hit / stock`, times(hit / stock), { target: '≥ 300 ×', isMet: hit / stock >= 300 }),
    )
    figures.push(...(await compareWithNginx(run, name, request)))
  }
  figures.push(...(await compareWithNginx(run, 'Site home', { method: 'GET', path: '/' })))
  return { figures, peak }
}

let variation = 1
async function rounds(
  { project, stock, folder, ...run }: ThroughputRun,
  request: HttpRequest,
  miss: (turn: number) => HttpRequest,
) {
  const results: Record<'hit' | 'missed' | 'stock' | 'micros', number[]> = {
    hit: [],
    missed: [],
    stock: [],
    micros: [],
  }
  await load(project.origin, request, { seconds: 2, folder })
  await loadEach(stock.origin, () => request, { duration: 2 })
  for (let round = 0; round < run.rounds; round += 1) {
    const before = processorSeconds(project.pid) ?? Number.NaN
    const { rate } = await load(project.origin, request, { seconds: run.seconds, folder })
    const used = (processorSeconds(project.pid) ?? Number.NaN) - before
    results.hit.push(rate)
    results.micros.push((used * 1_000_000) / (rate * run.seconds))
    results.stock.push((await loadEach(stock.origin, () => request, { duration: run.seconds })).rate)
    const another = () => miss(variation++)
    results.missed.push((await loadEach(project.origin, another, { duration: run.seconds })).rate)
  }
  return {
    hit: median(results.hit),
    missed: median(results.missed),
    stock: median(results.stock),
    micros: median(results.micros),
  }
}

/** The rate of a hit and of nginx with the same bytes, in turn. */
export async function compareWithNginx(
  { project, folder, ...run }: Omit<ThroughputRun, 'stock' | 'edition'>,
  name: string,
  request: HttpRequest,
): Promise<Figure[]> {
  const peer = `${name}: nginx with the same bytes as a static .gz file`
  const nginx = await startNginx(folder, await zipped(project, request))
  if (!nginx) return [skipped(peer, 'no nginx on this machine (nginx-light)')]
  const rates = { hit: [] as number[], nginx: [] as number[] }
  for (let round = 0; round < run.rounds; round += 1) {
    rates.hit.push((await load(project.origin, request, { seconds: run.seconds, folder })).rate)
    rates.nginx.push((await load(nginx.origin, nginxRequest(request), { seconds: run.seconds, folder })).rate)
  }
  await nginx.stop()
  const ratio = median(rates.hit) / median(rates.nginx)
  return [
    figure(peer, perSecond(median(rates.nginx))),
    figure(`${name}: hit / nginx`, times(ratio), { target: '≥ 0.6 ×', isMet: ratio >= 0.6 }),
  ]
}

async function zipped({ origin }: Peer, { method, path, body }: HttpRequest): Promise<Buffer> {
  const headers = { 'accept-encoding': 'identity', ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`${origin}${path}`, { method, body, headers })
  return gzipSync(Buffer.from(await response.arrayBuffer()))
}
