/** How long a page that opens may take before what can wait begins, in milliseconds. */
const MOST_WAIT_MS = 300

/** Runs `work` when the browser has nothing else to do, at most 300 ms later; returns what cancels it. Safari has no such callback. */
export function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, MOST_WAIT_MS)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: MOST_WAIT_MS })
  return () => cancelIdleCallback(handle)
}
