import { writeAsAnother } from '../another-writer'
import type { Peer } from '../child'
import { type Figure, figure, median, ms, times } from '../figures'
import { publisherIn } from '../publisher'
import { type Ask, programmeByGraphQL, programmeByRest } from '../queries'

const ASKED = 60
const WARM_UP = 15
/** Times a write comes before each question: fewer, since each takes a while. */
const ASKED_AFTER_WRITES = 25
let turn = 4_000

/** Where the content of this project is, to write to it. */
interface Content {
  edition: string
  folder: string
  database: string
}

/**
 * The time of a miss beside that of stock Payload for the same answer: asked one after the other, in turn. Then the same
 * where a session of the programme has just been published, and where nothing at all is known of the database.
 */
export async function measureMiss(project: Peer, stock: Peer, content: Content): Promise<Figure[]> {
  const { edition, folder, database } = content
  const publish = await publisherIn(project, edition)
  const figures: Figure[] = []
  for (const [name, query] of [
    ['REST', programmeByRest],
    ['GraphQL POST', programmeByGraphQL],
  ] as const) {
    const ask = () => query(edition, turn++)
    const [ours, theirs] = await inTurn([project, stock], ask)
    figures.push(
      figure(`${name}: time of a miss / of stock Payload`, `${ms(ours)} / ${ms(theirs)} = ${times(ours / theirs)}`, {
        target: '≤ 0.5 ×',
        isMet: ours / theirs <= 0.5,
      }),
    )
    for (const [when, write] of [
      ['just after a session of it was published', publish],
      ['just after everything was dropped', () => writeAsAnother(folder, database)],
    ] as const) {
      const time = await afterEach(project, ask, write)
      figures.push(figure(`${name}: the same ${when}`, `${ms(time)} = ${times(time / theirs)}`))
    }
  }
  return figures
}

/** The time of a miss on a large site beside that on a small one, with the same programme. */
export async function measureGrowth(small: Peer, large: Peer, edition: string, sizes: string): Promise<Figure[]> {
  const [few, many] = await inTurn([small, large], () => programmeByGraphQL(edition, turn++))
  return [
    figure(`GraphQL POST: time of a miss, ${sizes}`, `${ms(many)} / ${ms(few)} = ${times(many / few)}`, {
      target: '≤ 1.5 ×',
      isMet: many / few <= 1.5,
    }),
  ]
}

async function afterEach(peer: Peer, ask: () => Ask, write: () => Promise<void>): Promise<number> {
  const spent: number[] = []
  for (let round = 0; round < ASKED_AFTER_WRITES; round += 1) {
    await write()
    spent.push(await timeOf(peer, ask()))
  }
  return median(spent)
}

async function inTurn(peers: readonly [Peer, Peer], ask: () => Ask): Promise<[number, number]> {
  const spent: [number[], number[]] = [[], []]
  for (let round = 0; round < ASKED; round += 1) {
    for (const index of [0, 1] as const) spent[index].push(await timeOf(peers[index], ask()))
  }
  return [median(spent[0].slice(WARM_UP)), median(spent[1].slice(WARM_UP))]
}

async function timeOf({ origin }: Peer, { method, path, body }: Ask): Promise<number> {
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
