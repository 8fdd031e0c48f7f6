import { gzipSync } from 'node:zlib'
import type { Peer } from '../child'
import { type Figure, figure, median, perSecond, skipped, times } from '../figures'
import { load, loadEach } from '../load'
import { processorSeconds } from '../machine'
import { file, startNginx } from '../nginx-peer'
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

/** Requests a second of a hit, of a miss, of stock Payload and of nginx, in turn; and the peak of a hit by REST. */
export async function measureThroughput(race: Race): Promise<{ figures: Figure[]; peak: number }> {
  const figures: Figure[] = []
  const rest = programmeByRest(race.edition)
  const hits: Record<string, number> = {}
  for (const [name, ask, miss] of [
    ['REST', rest, (turn: number) => programmeByRest(race.edition, turn)],
    ['GraphQL POST', programmeByGraphQL(race.edition), (turn: number) => programmeByGraphQL(race.edition, turn)],
  ] as const) {
    const { hit, missed, stock, micros } = await rounds(race, ask, miss)
    hits[name] = hit
    figures.push(
      figure(`${name}: hit`, perSecond(hit)),
      figure(`${name}: processor time of a hit`, `${micros.toFixed(0)} µs`),
      figure(`${name}: miss`, perSecond(missed)),
      figure(`${name}: stock Payload`, perSecond(stock)),
      figure(`${name}: hit / stock`, times(hit / stock), { target: '≥ 300 ×', isMet: hit / stock >= 300 }),
    )
  }
  figures.push(...(await besideNginx(race, rest, hits.REST ?? 0)))
  return { figures, peak: hits.REST ?? 0 }
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

async function besideNginx({ project, folder, ...race }: Race, rest: Ask, hit: number): Promise<Figure[]> {
  const nginx = await startNginx(folder, await zipped(project, rest))
  if (!nginx) return [skipped('nginx, the same bytes as a static .gz file', 'no nginx on this machine (nginx-light)')]
  const rates: number[] = []
  for (let round = 0; round < race.rounds; round += 1) {
    rates.push((await load(nginx.origin, file, { seconds: race.seconds, folder })).rate)
  }
  await nginx.stop()
  const ratio = hit / median(rates)
  return [
    figure('nginx, the same bytes as a static .gz file', perSecond(median(rates))),
    figure('REST: hit / nginx', times(ratio), { target: '≥ 0.6 ×', isMet: ratio >= 0.6 }),
  ]
}

async function zipped({ origin }: Peer, { path }: Ask): Promise<Buffer> {
  const response = await fetch(`${origin}${path}`, { headers: { 'accept-encoding': 'identity' } })
  return gzipSync(Buffer.from(await response.arrayBuffer()))
}
