import { connect } from 'node:net'
import type { Document } from './bson'
import { messageBytes, messageReader } from './wire'

/** A connection to the server behind the proxy. */
export interface Backend {
  /** Sends a command and returns the reply. Rejects when the connection is lost. */
  command(body: Document): Promise<Document>
  close(): void
}

/** Connects to the server at a `mongodb://` URL. */
export function connectBackend(url: string): Backend {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port) || 27017, hostname)
  socket.setNoDelay(true)
  const waiting = new Map<number, { resolve(body: Document): void; reject(error: Error): void }>()
  let lastId = 0
  socket.on(
    'data',
    messageReader(({ responseTo, body }) => {
      waiting.get(responseTo)?.resolve(body)
      waiting.delete(responseTo)
    }),
  )
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server behind the proxy closed the connection.')))
  return {
    command: (body) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        socket.write(messageBytes({ requestId: lastId, responseTo: 0, body, isLegacy: false }))
      }),
    close: () => socket.destroy(),
  }
}
