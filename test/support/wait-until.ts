import { setTimeout as wait } from 'node:timers/promises'

/** Waits until a condition holds, and returns how many milliseconds it took. Throws after `withinMs`. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<number> {
  const began = performance.now()
  while (!(await condition())) {
    if (performance.now() - began > withinMs) throw new Error(`The condition did not hold within ${withinMs} ms.`)
    await wait(20)
  }
  return performance.now() - began
}
