import { median } from '../../test/support/median'
import type { Peer } from '../child'
import { writeExternally } from '../external-writer'
import { type Figure, figure, ms, times } from '../figures'
import { createPublisher } from '../publisher'
import { type HttpRequest, programmeByGraphQL, programmeByRest } from '../queries'

const REQUESTS = 60
const WARM_UP = 15
/** The number of requests after a write: fewer, since each write takes a while. */
const REQUESTS_AFTER_WRITES = 25
let turn = 4_000

/** The edition of the measure, and the database of this project. */
interface Content {
  edition: string
  folder: string
  database: string
}

/**
 * The time of a miss and that of stock Payload for the same response, in turn. Then the time of a miss after a session of
 * the programme was published, and with an empty read cache.
 */
export async function measureMiss(project: Peer, stock: Peer, content: Content): Promise<Figure[]> {
  const { edition, folder, database } = content
  const publish = await createPublisher(project, edition)
  const figures: Figure[] = []
  for (const [name, query] of [
    ['REST', programmeByRest],
    ['GraphQL POST', programmeByGraphQL],
  ] as const) {
    const nextRequest = () => query(edition, turn++)
    const [ours, theirs] = await inTurn([project, stock], nextRequest)
    figures.push(
      figure(`${name}: time of a miss / of stock Payload`, `${ms(ours)} / ${ms(theirs)} = ${times(ours / theirs)}`, {
        target: '≤ 0.5 ×',
        isMet: ours / theirs <= 0.5,
      }),
    )
    for (const [when, write] of [
      ['after a session of it was published', publish],
      ['with an empty read cache', () => writeExternally(folder, database)],
    ] as const) {
      const time = await afterEach(project, nextRequest, write)
      figures.push(figure(`${name}: time of a miss ${when}`, `${ms(time)} = ${times(time / theirs)}`))
    }
  }
  return figures
}

/** The time of a miss on a large site and on a small one, with the same programme. */
export async function measureGrowth(small: Peer, large: Peer, edition: string, sizes: string): Promise<Figure[]> {
  const [few, many] = await inTurn([small, large], () => programmeByGraphQL(edition, turn++))
  return [
    figure(`GraphQL POST: time of a miss, ${sizes}`, `${ms(many)} / ${ms(few)} = ${times(many / few)}`, {
      target: '≤ 1.5 ×',
      isMet: many / few <= 1.5,
    }),
  ]
}

async function afterEach(peer: Peer, nextRequest: () => HttpRequest, write: () => Promise<void>): Promise<number> {
  const spent: number[] = []
  for (let round = 0; round < REQUESTS_AFTER_WRITES; round += 1) {
    await write()
    spent.push(await timeOf(peer, nextRequest()))
  }
  return median(spent)
}

async function inTurn(peers: readonly [Peer, Peer], nextRequest: () => HttpRequest): Promise<[number, number]> {
  const spent: [number[], number[]] = [[], []]
  for (let round = 0; round < REQUESTS; round += 1) {
    for (const index of [0, 1] as const) spent[index].push(await timeOf(peers[index], nextRequest()))
  }
  return [median(spent[0].slice(WARM_UP)), median(spent[1].slice(WARM_UP))]
}

async function timeOf({ origin }: Peer, { method, path, body }: HttpRequest): Promise<number> {
  const began = performance.now()
  const response = await fetch(`${origin}${path}`, {
    method,
    body,
    headers: { ...(body && { 'content-type': 'application/json' }) },
  })
  await response.arrayBuffer()
  const cache = response.headers.get('x-cache') ?? 'MISS'
  if (!response.ok || cache !== 'MISS') throw new Error(`${path.slice(0, 80)}: ${response.status} ${cache}`)
  return performance.now() - began
}
