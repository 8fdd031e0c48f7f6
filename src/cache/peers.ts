// Modules exist twice in the process, in the Next bundle and around it: both must read the same value.
const key = Symbol.for('assises.peers-connected')
const shared: typeof globalThis & { [key]?: boolean } = globalThis

/** Whether this process exchanges its writes with the other nodes through a connected bus. */
export const arePeersConnected = (): boolean => shared[key] ?? false

export function setPeersConnected(isConnected: boolean): void {
  shared[key] = isConnected
}
