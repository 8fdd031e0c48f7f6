import { gzipSync } from 'node:zlib'
import type { Peer } from '../child'
import { type Figure, figure, median, perSecond, skipped, times } from '../figures'
import { load, loadEach } from '../load'
import { processorSeconds } from '../machine'
import { ofNginx, startNginx } from '../nginx-peer'
import { type Ask, programmeByGraphQL, programmeByRest } from '../queries'

/** The peers of a run, and how many times and for how long each is measured. */
export interface Race {
  project: Peer
  stock: Peer
  edition: string
  folder: string
  rounds: number
  seconds: number
}

/** Requests per second of a hit, of a miss, of stock Payload and of nginx, in turn; the peak is that of a REST hit. */
export async function measureThroughput(race: Race): Promise<{ figures: Figure[]; peak: number }> {
  const figures: Figure[] = []
  const rest = programmeByRest(race.edition)
  let peak = 0
  for (const [name, ask, miss] of [
    ['REST', rest, (turn: number) => programmeByRest(race.edition, turn)],
    ['GraphQL POST', programmeByGraphQL(race.edition), (turn: number) => programmeByGraphQL(race.edition, turn)],
  ] as const) {
    const { hit, missed, stock, micros } = await rounds(race, ask, miss)
    if (ask === rest) peak = hit
    figures.push(
      figure(`${name}: hit`, perSecond(hit)),
      figure(`${name}: processor time of a hit`, `${micros.toFixed(0)} µs`),
      figure(`${name}: miss`, perSecond(missed)),
      figure(`${name}: stock Payload`, perSecond(stock)),
      figure(`${name}: hit / stock`, times(hit / stock), { target: '≥ 300 ×', isMet: hit / stock >= 300 }),
    )
    figures.push(...(await besideNginx(race, name, ask)))
  }
  figures.push(...(await besideNginx(race, 'Site home', { method: 'GET', path: '/' })))
  return { figures, peak }
}

let turns = 1
async function rounds({ project, stock, folder, ...race }: Race, ask: Ask, miss: (turn: number) => Ask) {
  const results: Record<'hit' | 'missed' | 'stock' | 'micros', number[]> = {
    hit: [],
    missed: [],
    stock: [],
    micros: [],
  }
  await load(project.origin, ask, { seconds: 2, folder })
  await loadEach(stock.origin, () => ask, { duration: 2 })
  for (let round = 0; round < race.rounds; round += 1) {
    const before = processorSeconds(project.pid) ?? Number.NaN
    const { rate } = await load(project.origin, ask, { seconds: race.seconds, folder })
    const used = (processorSeconds(project.pid) ?? Number.NaN) - before
    results.hit.push(rate)
    results.micros.push((used * 1_000_000) / (rate * race.seconds))
    results.stock.push((await loadEach(stock.origin, () => ask, { duration: race.seconds })).rate)
    const another = () => miss(turns++)
    results.missed.push((await loadEach(project.origin, another, { duration: race.seconds })).rate)
  }
  return {
    hit: median(results.hit),
    missed: median(results.missed),
    stock: median(results.stock),
    micros: median(results.micros),
  }
}

/** A hit beside nginx with the same bytes, in turn. */
async function besideNginx({ project, folder, ...race }: Race, name: string, ask: Ask): Promise<Figure[]> {
  const peer = `nginx, the bytes of the ${name} answer as a static .gz file`
  const nginx = await startNginx(folder, await zipped(project, ask))
  if (!nginx) return [skipped(peer, 'no nginx on this machine (nginx-light)')]
  const rates = { hit: [] as number[], nginx: [] as number[] }
  for (let round = 0; round < race.rounds; round += 1) {
    rates.hit.push((await load(project.origin, ask, { seconds: race.seconds, folder })).rate)
    rates.nginx.push((await load(nginx.origin, ofNginx(ask), { seconds: race.seconds, folder })).rate)
  }
  await nginx.stop()
  const ratio = median(rates.hit) / median(rates.nginx)
  return [
    figure(peer, perSecond(median(rates.nginx))),
    figure(`${name}: hit / nginx`, times(ratio), { target: '≥ 0.6 ×', isMet: ratio >= 0.6 }),
  ]
}

async function zipped({ origin }: Peer, { method, path, body }: Ask): Promise<Buffer> {
  const headers = { 'accept-encoding': 'identity', ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`${origin}${path}`, { method, body, headers })
  return gzipSync(Buffer.from(await response.arrayBuffer()))
}
