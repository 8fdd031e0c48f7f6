import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Stops accepting, lets the requests under way finish within `patienceMs`, then cuts what is left. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection kept alive becomes idle only when its answer has been sent.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  // Not only a delay: a socket that became a WebSocket is never idle, and no longer the server's to close.
  await Promise.race([closed, wait(patienceMs, undefined, { ref: false })])
  clearInterval(idle)
  server.closeAllConnections()
}
