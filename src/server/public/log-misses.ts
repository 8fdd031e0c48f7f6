import type { Delivery } from '../../delivery/deliver'
import { missLogLine } from '../../delivery/metrics/miss-log'
import { log } from '../../logs/log'

/** Further refusals of the same second are counted but not logged: refusing must stay cheap. */
const MAX_REFUSALS_PER_SECOND = 10

/** Logs one line for each request that the cache could not answer. */
export function logMisses({ counts }: Pick<Delivery, 'counts'>): void {
  const mayLogRefusal = rateLimit(MAX_REFUSALS_PER_SECOND)
  counts.onMiss = (miss) => {
    const line = missLogLine(miss)
    if (line.event === 'miss') log('info', line)
    else if (mayLogRefusal()) log('warn', line)
  }
}

/** Returns a function that is true for the first `perSecond` calls of each second. */
function rateLimit(perSecond: number): () => boolean {
  let second = 0
  let calls = 0
  return () => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) [second, calls] = [now, 0]
    calls += 1
    return calls <= perSecond
  }
}
