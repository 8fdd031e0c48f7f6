import { setTimeout as wait } from 'node:timers/promises'
import type { Peer } from '../child'
import { type Figure, figure, median, ms, perSecond } from '../figures'
import { generator, load } from '../load'
import { publisherIn } from '../publisher'
import { programmeByRest } from '../queries'

/**
 * The slowest hundredth of hits at half their peak: while nobody publishes, while an editor publishes each second in
 * another edition, and in the edition that is read, whose answer is then made again each second.
 */
export async function measurePublishing(
  project: Peer,
  { edition, other }: { edition: string; other: string },
  peak: number,
  { folder, rounds, seconds }: { folder: string; rounds: number; seconds: number },
): Promise<Figure[]> {
  const half = { seconds: seconds * 2, folder, rate: peak / 2 }
  const ask = programmeByRest(edition)
  const alone: number[] = []
  const hits: { p99: number; rate: number }[] = []
  const remade: number[] = []
  const whilePublishing = async (published: string) => {
    const stop = await publishEachSecond(project, published)
    return load(project.origin, ask, half).finally(stop)
  }
  for (let round = 0; round < rounds; round += 1) {
    alone.push((await load(project.origin, ask, half)).p99)
    hits.push(await whilePublishing(other))
    remade.push((await whilePublishing(edition)).p99)
  }
  const p99 = median(hits.map((hit) => hit.p99))
  const rate = perSecond(median(hits.map((hit) => hit.rate)))
  return [
    figure(`p99 of a hit at half of its peak, nobody publishes (${generator})`, ms(median(alone))),
    figure(
      `p99 of a hit at half of its peak, an editor publishes each second (${generator})`,
      `${ms(p99)} at ${rate}`,
      {
        target: '≤ 5 ms',
        isMet: p99 <= 5,
      },
    ),
    figure(`the same when each publication drops the very answer that is read (${generator})`, ms(median(remade))),
  ]
}

/** Publishes a session of an edition once a second until the returned function is called. */
async function publishEachSecond(project: Peer, edition: string): Promise<() => Promise<void>> {
  const publish = await publisherIn(project, edition)
  let isOver = false
  const publishing = (async () => {
    while (!isOver) {
      await publish()
      await wait(1_000)
    }
  })()
  return async () => {
    isOver = true
    await publishing
  }
}
