import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { Part } from '../../database/decorate'

// Together less than a second: readers get 503 within a second of the loss of the database.
const POLL_MS = 200
const TIMEOUT_MS = 700

/** Pings the database several times a second and reports each time whether it answered. */
export function watchDatabase(ping: () => Promise<void>, onReport: (isUp: boolean) => void): Part {
  const closing = new AbortController()
  const polling = (async () => {
    while (!closing.signal.aborted) {
      onReport(await answers(ping))
      await wait(POLL_MS, undefined, { ref: false, signal: closing.signal }).catch(() => undefined)
    }
  })()
  return {
    close: async () => {
      closing.abort()
      await polling
    },
  }
}

function answers(ping: () => Promise<void>): Promise<boolean> {
  const answered = ping().then(
    () => true,
    () => false,
  )
  // One more turn: an answer that arrived while the thread was busy counts.
  const timedOut = wait(TIMEOUT_MS, undefined, { ref: false }).then(() => nextTurn(false))
  return Promise.race([answered, timedOut])
}
