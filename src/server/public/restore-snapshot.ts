import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cms } from '../../boot/handshake'
import type { Bus } from '../../delivery/cluster/bus'
import type { Delivery } from '../../delivery/deliver'
import { SnapshotScheduler } from '../../delivery/snapshot/scheduler'
import { env } from '../../env'
import { log } from '../process/log'

const HEARS_WITHIN_MS = 2_000

/** Fills the cache with what the last process left beside the database, and saves it again from time to time. */
export async function restoreSnapshot(
  delivery: Delivery,
  cms: Pick<Cms, 'contentHash' | 'observesAllWrites'>,
  bus: Bus | undefined,
): Promise<SnapshotScheduler> {
  const keeper = new SnapshotScheduler(delivery, {
    path: join(env.DATA_DIR, 'cache.snapshot'),
    // Answers hold addresses of this site.
    build: `${await readFile(join('.next', 'BUILD_ID'), 'utf8')} ${env.PUBLIC_URL}`,
    contentHash: cms.contentHash,
    observesAllWrites: cms.observesAllWrites,
    onEvent: (event) => log({ event: 'snapshot', ...event }),
  })
  if (bus) await hearing(bus)
  await keeper.restore()
  keeper.start()
  return keeper
}

// A node that begins to hear the others forgets all it holds: what is restored before would be lost.
async function hearing({ state }: Bus): Promise<void> {
  const deadline = Date.now() + HEARS_WITHIN_MS
  while (!state.isConnected && Date.now() < deadline) await wait(50)
}
