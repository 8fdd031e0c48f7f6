// The bundle of Next may hold this module more than once: all must use the same set.
const key = Symbol.for('assises.work-until-closed')
const shared: typeof globalThis & { [key]?: Set<Promise<void>> } = globalThis
shared[key] ??= new Set()
const underWay = shared[key]

/** Returns `work`, which never rejects; a database that closes waits for it. */
export function untilClosed(work: Promise<void>): Promise<void> {
  underWay.add(work)
  return work.finally(() => underWay.delete(work))
}

/** Resolves when the work under way has ended. */
export async function allEnded(): Promise<void> {
  await Promise.all(underWay)
}
