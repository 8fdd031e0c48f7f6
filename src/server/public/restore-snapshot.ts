import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cms } from '../../boot/handshake'
import type { Bus } from '../../delivery/cluster/bus'
import type { Delivery } from '../../delivery/deliver'
import { SnapshotScheduler } from '../../delivery/snapshot/scheduler'
import { publicCollections } from '../../domain/public-collections'
import { env } from '../../env'
import { log } from '../../logs/log'

const BUS_TIMEOUT_MS = 2_000

/** Fills the cache from the snapshot beside the database, and returns the scheduler that saves it from now on. */
export async function restoreSnapshot(
  delivery: Delivery,
  cms: Pick<Cms, 'contentHash' | 'observesAllWrites'>,
  bus: Bus | undefined,
): Promise<SnapshotScheduler> {
  const scheduler = new SnapshotScheduler(delivery, {
    path: join(env.DATA_DIR, 'cache.snapshot'),
    // Responses contain addresses of this site, and with a cache at the edge the ends of the consents that they need.
    build: `${await readFile(join('.next', 'BUILD_ID'), 'utf8')} ${env.PUBLIC_URL ?? env.PORT} ${env.EDGE_PURGE_URL !== undefined}`,
    contentHash: cms.contentHash,
    observesAllWrites: cms.observesAllWrites,
    collections: publicCollections,
    onEvent: (event) => log('info', { event: 'snapshot', ...event }),
  })
  if (bus) await connected(bus)
  await scheduler.restore()
  scheduler.start()
  return scheduler
}

// A node whose bus connects invalidates everything: entries restored before that would be lost.
async function connected({ state }: Bus): Promise<void> {
  const deadline = Date.now() + BUS_TIMEOUT_MS
  while (!state.isConnected && Date.now() < deadline) await wait(50)
}
