interface Turns {
  /** Beginnings and ends of changes so far. */
  count: number
  /** The change under way, which never rejects. */
  underWay?: Promise<void>
}

// Modules exist more than once in the process: only what is global is common to all of them.
const key = Symbol.for('assises.turns')
const shared: typeof globalThis & { [key]?: Turns } = globalThis

function turns(): Turns {
  shared[key] ??= { count: 0 }
  return shared[key]
}

/** Makes a change that readers of this process see entirely or not at all, when they read with `readWhole`. */
export async function commitAtomically(change: () => Promise<void>): Promise<void> {
  const state = turns()
  while (state.underWay !== undefined) await state.underWay
  state.count += 1
  const changing = change()
  state.underWay = changing.catch(() => undefined)
  try {
    await changing
  } finally {
    state.count += 1
    state.underWay = undefined
  }
}

/** What several reads make together, on one side of every change: read again when one came between them. */
export async function readConsistently<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  const state = turns()
  for (;;) {
    while (state.underWay !== undefined) await state.underWay
    const { count } = state
    const answer = await read()
    if (state.count === count) return answer
  }
}
