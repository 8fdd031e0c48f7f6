import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A message as a receiver got it, verified or not. */
export interface ReceivedMessage {
  id: string
  headers: Record<string, string>
  body: string
  path: string
  /** The content of the message. */
  message: { type: string; timestamp: string; data: Record<string, unknown> }
}

/** A receiver of webhooks on this machine, whose answers a test chooses. */
export interface Receiver {
  url: string
  received: ReceivedMessage[]
  /** Answers the next messages, until another answer is chosen; 204 by default. */
  answer(how: (response: ServerResponse, message: ReceivedMessage) => void): void
  /** The messages about a document, oldest first. */
  about(id: string): ReceivedMessage[]
  close(): Promise<void>
}

/** Starts a receiver on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedMessage[] = []
  const accept = (response: ServerResponse) => void response.writeHead(204).end()
  let answer: (response: ServerResponse, message: ReceivedMessage) => void = accept
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const headers = signatureOf(request.headers)
    const id = headers['webhook-id'] ?? ''
    const message = { id, headers, body, path: request.url ?? '', message: JSON.parse(body) }
    received.push(message)
    answer(response, message)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    answer: (how) => {
      answer = how
    },
    about: (id) => received.filter(({ message }) => message.data.id === id),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const signatureOf = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name] ?? '')]),
  )

/** Verifies a message with the library of Standard Webhooks, and returns its content. Throws when the signature is wrong. */
export const verified = (secret: string, { body, headers }: ReceivedMessage): unknown =>
  new Webhook(secret).verify(body, headers)
