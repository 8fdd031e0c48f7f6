import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { Pingable } from '../public/health'

// Together less than the second within which readers are told.
const EVERY_MS = 200
const PATIENCE_MS = 700

/** Asks the database several times a second whether it answers, and tells it each time: nobody has to wait to learn it. */
export function watchDatabase(cms: Pingable, tell: (isUp: boolean) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      const isUp = await Promise.race([
        cms.ping().then(
          () => true,
          () => false,
        ),
        // An answer that is there already, after a moment too busy to read it, counts.
        wait(PATIENCE_MS, undefined, { ref: false }).then(() => turn(false)),
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
