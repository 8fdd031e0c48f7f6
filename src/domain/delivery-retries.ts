const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after it was queued a delivery is tried again. */
export const DELIVERY_WINDOW_MS = 24 * HOUR

/** How long the signature of a replaced secret is sent beside that of the new one. */
export const SECRET_OVERLAP_MS = 24 * HOUR

const delays = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR]

/**
 * When a delivery is tried again that has failed `attempts` times, in milliseconds since 1970; `undefined` once its time has
 * passed. `random`, between 0 and 1, spreads the attempts; `retryAfterMs` is what the receiver asked for, as far as it fits.
 */
export function nextAttempt(
  { attempts, queuedAt, now }: { attempts: number; queuedAt: number; now: number },
  { random = 0.5, retryAfterMs = 0 }: { random?: number; retryAfterMs?: number } = {},
): number | undefined {
  const end = queuedAt + DELIVERY_WINDOW_MS
  if (now >= end) return undefined
  const delay = delays[Math.min(attempts, delays.length) - 1] ?? delays[0] ?? 0
  const spread = delay * (0.9 + random * 0.2)
  // The last attempt is made at the end, however long the delay is.
  return Math.min(now + Math.max(spread, retryAfterMs), end)
}

/** How long a receiver that failed `failures` times in a row gets no request: a second, then up to a minute. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(2 ** (failures - 1), 60) * SECOND
