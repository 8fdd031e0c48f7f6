import { whenOrphaned } from './orphan'
import { print } from './print'

/**
 * Calls `close` and ends the process on SIGTERM and SIGINT, and with `followsParent` when its parent ends. Returns a signal
 * that is aborted when the stop begins.
 */
export function stopOnSignal(followsParent: boolean, close: () => Promise<void>): AbortSignal {
  const stopping = new AbortController()
  const stop = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    print('Arrêt en cours : les dernières réponses partent.')
    void close().finally(() => process.exit(0))
  }
  let firstSignalAt = 0
  const onSignal = (): void => {
    firstSignalAt ||= performance.now()
    // A second signal ends the process at once. Not within a second: a terminal and npm both forward the same Ctrl-C.
    if (performance.now() - firstSignalAt > 1_000) process.exit(1)
    stop()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  if (followsParent) whenOrphaned(stop)
  return stopping.signal
}
