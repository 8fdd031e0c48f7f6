import { setTimeout as wait } from 'node:timers/promises'

/** Waits until `holds`, and returns how many milliseconds it took; fails after `withinMs`. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<number> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > withinMs) throw new Error(`It did not come true within ${withinMs} ms.`)
    await wait(20)
  }
  return performance.now() - began
}

/** The middle one of durations in milliseconds: what held the machine up for a moment tells nothing of the product. */
export function usual(durations: readonly number[]): number {
  const middle = [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}
