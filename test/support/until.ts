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
