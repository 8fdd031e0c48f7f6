import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Stops accepting, lets the requests under way finish within `patienceMs`, then cuts what is left. `isWriting` tells of
 * answers that the server itself knows nothing of.
 */
export async function drain(server: Server, patienceMs: number, isWriting = () => false): Promise<void> {
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  // That of HTTP would cut at once connections that it takes for idle.
  NetServer.prototype.close.call(server)
  const closeIdle = (): void => {
    if (!isWriting()) server.closeIdleConnections()
  }
  closeIdle()
  // A connection kept alive becomes idle only when its answer has been sent.
  const idle = setInterval(closeIdle, 100)
  // Not only a delay: a socket that became a WebSocket is never idle, and no longer the server's to close.
  await Promise.race([closed, wait(patienceMs, undefined, { ref: false })])
  clearInterval(idle)
  server.close()
  server.closeAllConnections()
}
