import { setTimeout as wait } from 'node:timers/promises'
import type { Pingable } from './health'

const EVERY_MS = 500
const PATIENCE_MS = 700

/** Asks the database twice a second whether it answers, and tells it each time: nobody has to wait to learn it. */
export function watchDatabase(cms: Pingable, tell: (isUp: boolean) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const isUp = await Promise.race([
        cms.ping().then(
          () => true,
          () => false,
        ),
        wait(PATIENCE_MS, false, { ref: false }),
      ])
      tell(isUp)
      await wait(EVERY_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}
