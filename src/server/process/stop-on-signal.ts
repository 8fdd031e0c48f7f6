import { whenOrphaned } from './orphan'
import { say } from './terminal'

/**
 * Ends the process after `finish` when a signal asks for it, or when its parent ends if it has one to follow. The signal
 * returned is aborted as soon as it stops.
 */
export function stopOnSignal(followsParent: boolean, finish: () => Promise<void>): AbortSignal {
  const stopping = new AbortController()
  const begin = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    say('Arrêt en cours : les dernières réponses partent.')
    void finish().finally(() => process.exit(0))
  }
  let firstSignal = 0
  const stop = (): void => {
    firstSignal ||= performance.now()
    // Asked again: at once. Not within a second, where a terminal and npm both pass the same Ctrl-C on.
    if (performance.now() - firstSignal > 1_000) process.exit(1)
    begin()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (followsParent) whenOrphaned(begin)
  return stopping.signal
}
