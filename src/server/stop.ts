import type { Server } from 'node:http'

const PATIENCE_MS = 10_000

/** Stops accepting, lets the requests under way finish within 10 s, then cuts what is left. */
export async function drain(server: Server, patienceMs = PATIENCE_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection kept alive becomes idle only when its answer has been sent.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
