import { setTimeout as wait } from 'node:timers/promises'
import type { Application } from './application'

/** How long an operation took, and the longest time that another request waited meanwhile. In milliseconds. */
export interface Duration {
  ms: number
  /** The time of the processor, that of the other requests included: it varies less on a busy machine. */
  processorMs: number
  longestWaitMs: number
}

const EVERY_MS = 100

/**
 * Measures an operation while a list of sessions is requested every hundred milliseconds. The time of a request counts from
 * the moment at which it was due, so that a blocked thread counts as waiting.
 */
export async function timed<Result>(
  application: Application,
  work: () => Promise<Result>,
): Promise<{ result: Result; duration: Duration }> {
  const began = performance.now()
  const usage = process.cpuUsage()
  let isOver = false
  let longestWaitMs = 0
  const watching = (async () => {
    for (let number = 0; !isOver; number += 1) {
      const due = performance.now() + EVERY_MS
      await wait(EVERY_MS)
      const response = await application.fetch(`/api/sessions?limit=10&depth=0&page=${(number % 5) + 1}`)
      await response.arrayBuffer()
      longestWaitMs = Math.max(longestWaitMs, performance.now() - due)
    }
  })()
  const result = await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(usage)
  isOver = true
  await watching
  return { result, duration: { ms, processorMs: (user + system) / 1_000, longestWaitMs } }
}
