import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FILL_HEADER, type Reading, readingsUnderWay } from '../domain/reading'
import type { Handler } from './handler'

/** The application on a port of its own, for the cache in front of it. */
export interface ApplicationServer {
  port: number
  close(): Promise<void>
}

/** Told what a fill read, before the end of its answer. */
export type TellReading = (fill: string, reading: Reading) => void

/** Serves the application where only this machine reaches it; `tell` learns what each fill of the cache has read. */
export async function serveApplication(answer: Handler, tell: TellReading): Promise<ApplicationServer> {
  // The server that the public reaches has the limits; this one must not be the stricter.
  const options = { keepAliveTimeout: 60_000, requestTimeout: 0, maxHeaderSize: 32_768 }
  const server = createServer(options, (request, response) => {
    noteReading(request, response, tell)
    void answer(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function noteReading({ headers }: IncomingMessage, response: ServerResponse, tell: TellReading): void {
  const fill = headers[FILL_HEADER]
  if (typeof fill !== 'string') return
  const reading: Reading = { tags: new Set(), languages: new Set() }
  readingsUnderWay().set(fill, reading)
  response.once('close', () => readingsUnderWay().delete(fill))
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  response.end = (...args: unknown[]) => {
    tell(fill, reading)
    return end(...args)
  }
}
