import { setTimeout as wait } from 'node:timers/promises'
import type { Pingable } from './health'

const EVERY_MS = 500
const PATIENCE_MS = 700

/** Asks the database twice a second whether it answers, so that nobody has to wait to learn that it does not. */
export function watchDatabase(cms: Pingable): { isUp(): boolean; stop(): Promise<void> } {
  let isUp = true
  const stopping = new AbortController()
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      isUp = await Promise.race([
        cms.ping().then(
          () => true,
          () => false,
        ),
        wait(PATIENCE_MS, false, { ref: false }),
      ])
      await wait(EVERY_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    isUp: () => isUp,
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}
