const POLL_MS = 500

/** Calls `onOrphaned` once when the parent of this process ends: npm, when stopped, ends its shell and not the shell's child. */
export function whenOrphaned(onOrphaned: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onOrphaned()
  }, POLL_MS)
  timer.unref()
}
