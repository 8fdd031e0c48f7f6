/** Ends a response that would otherwise stay open. */
type End = () => void

interface OpenStreams {
  ends: Set<End>
  isClosing: boolean
}

// Modules exist twice in the process, in the Next bundle and around it: both must use the same list.
const key = Symbol.for('assises.open-streams')
const shared: typeof globalThis & { [key]?: OpenStreams } = globalThis
shared[key] ??= { ends: new Set(), isClosing: false }
const streams = shared[key]

/** Registers a response without an end, which a stop of the server ends. Returns how to forget it, and `undefined` once the server stops. */
export function registerStream(end: End): (() => void) | undefined {
  if (streams.isClosing) return undefined
  streams.ends.add(end)
  return () => void streams.ends.delete(end)
}

/** Ends all of them and refuses new ones: the server stops, and would wait for them. */
export function endStreams(): void {
  streams.isClosing = true
  for (const end of streams.ends) end()
  streams.ends.clear()
}
