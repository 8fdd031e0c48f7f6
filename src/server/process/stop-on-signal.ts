import { whenOrphaned } from './orphan'
import { print, printError } from './print'

interface StopOptions {
  /** Whether the end of the parent process is a signal too. */
  followsParent: boolean
  close(): Promise<void>
  /** How long `close` may take, in milliseconds. */
  withinMs: number
}

/**
 * Calls `close` and ends the process on SIGTERM and SIGINT: with code 1 when `close` has not ended in time. Returns a signal that
 * is aborted when the stop begins.
 */
export function stopOnSignal({ followsParent, close, withinMs }: StopOptions): AbortSignal {
  const stopping = new AbortController()
  const stop = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    print('Arrêt en cours : les dernières réponses partent.')
    setTimeout(giveUp, withinMs).unref()
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

function giveUp(): never {
  printError(
    'L’arrêt a pris trop de temps\u00A0: le processus se termine sans attendre le reste, qui sera repris au prochain démarrage.',
  )
  process.exit(1)
}
