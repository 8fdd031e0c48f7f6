import { setTimeout as wait } from 'node:timers/promises'
import { median } from '../../test/support/median'
import type { Peer } from '../child'
import { type Figure, figure, ms, perSecond } from '../figures'
import { generator, load } from '../load'
import { createPublisher } from '../publisher'
import { programmeByRest } from '../queries'

/**
 * The p99 of hits at half of their peak rate: without publications, with one per second in another edition, and with one
 * per second in the requested edition, which makes each following request a miss.
 */
export async function measurePublishing(
  project: Peer,
  { edition, other }: { edition: string; other: string },
  peak: number,
  { folder, rounds, seconds }: { folder: string; rounds: number; seconds: number },
): Promise<Figure[]> {
  const half = { seconds: seconds * 2, folder, rate: peak / 2 }
  const request = programmeByRest(edition)
  const undisturbed: number[] = []
  const hits: { p99: number; rate: number }[] = []
  const invalidated: number[] = []
  const whilePublishing = async (published: string) => {
    const stop = await publishEachSecond(project, published)
    return load(project.origin, request, half).finally(stop)
  }
  for (let round = 0; round < rounds; round += 1) {
    undisturbed.push((await load(project.origin, request, half)).p99)
    hits.push(await whilePublishing(other))
    invalidated.push((await whilePublishing(edition)).p99)
  }
  const p99 = median(hits.map((hit) => hit.p99))
  const rate = perSecond(median(hits.map((hit) => hit.rate)))
  return [
    figure(`p99 of a hit at half of its peak, without publications (${generator})`, ms(median(undisturbed))),
    figure(
      `p99 of a hit at half of its peak, with a publication per second in another edition (${generator})`,
      `${ms(p99)} at ${rate}`,
      {
        target: '≤ 5 ms',
        isMet: p99 <= 5,
      },
    ),
    figure(
      `p99 of a hit at half of its peak, with a publication per second in the requested edition (${generator})`,
      ms(median(invalidated)),
    ),
  ]
}

/** Publishes a session of an edition once a second until the returned function is called. */
async function publishEachSecond(project: Peer, edition: string): Promise<() => Promise<void>> {
  const publish = await createPublisher(project, edition)
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
