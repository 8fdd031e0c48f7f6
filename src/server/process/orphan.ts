const PERIOD_MS = 500

/** Calls `stop` once when the parent of this process ends: npm, told to stop, ends its shell and not what the shell runs. */
export function whenOrphaned(stop: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, PERIOD_MS)
  watch.unref()
}
