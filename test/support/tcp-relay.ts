import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A relay to a TCP server that a test can cut and mend, for one client alone. */
export interface Relay {
  port: number
  /** Closes all connections and refuses new ones. */
  cut(): void
  /** Accepts connections but relays nothing. */
  freeze(): void
  /** Ends `cut` and `freeze`. */
  restore(): void
  close(): Promise<void>
}

/** Starts a relay to a port of the loopback. */
export async function startRelay(port: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  let isCut = false
  let isFrozen = false
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const upstream = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
      if (isFrozen) socket.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze: () => {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    restore: () => {
      isCut = false
      isFrozen = false
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
