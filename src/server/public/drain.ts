import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Stops accepting, lets the requests under way finish within `timeoutMs`, then closes all connections. `isWriting` reports
 * responses that the server itself knows nothing of.
 */
export async function drain(server: Server, timeoutMs: number, isWriting = () => false): Promise<void> {
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  // `close` of an HTTP server would also close at once the connections that it takes for idle.
  NetServer.prototype.close.call(server)
  const closeIdle = (): void => {
    if (!isWriting()) server.closeIdleConnections()
  }
  closeIdle()
  // A persistent connection becomes idle only when its response has been sent.
  const timer = setInterval(closeIdle, 100)
  // `close` may never come: a socket that became a WebSocket is never idle, and no longer belongs to the server.
  await Promise.race([closed, wait(timeoutMs, undefined, { ref: false })])
  clearInterval(timer)
  server.close()
  server.closeAllConnections()
}
