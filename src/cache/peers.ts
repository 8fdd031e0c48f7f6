// Modules exist twice in the process, in the Next bundle and around it: only what is global is common to both.
const key = Symbol.for('assises.heard')
const shared: typeof globalThis & { [key]?: boolean } = globalThis

/** Whether the other nodes hear through a bus what this process writes. */
export const arePeersConnected = (): boolean => shared[key] ?? false

/** Says whether they do. */
export function setPeersConnected(isHeard: boolean): void {
  shared[key] = isHeard
}
