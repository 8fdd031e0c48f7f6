import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Handler } from '../../http/handler'
import { requestIdOf, runWithRequestId } from '../../logs/request-id'
import { withRequestSpans } from '../process/request-spans'

/** The application on a loopback port of its own, for the cache in front of it. */
export interface ApplicationServer {
  port: number
  close(): Promise<void>
}

/** Serves the application where only this machine reaches it. */
export async function serveApplication(answer: Handler): Promise<ApplicationServer> {
  // The public server has the limits; this one must not be stricter.
  const options = { keepAliveTimeout: 60_000, requestTimeout: 0, maxHeaderSize: 32_768 }
  const handle = withRequestSpans('internal', answer)
  const server = createServer(options, (request, response) =>
    runWithRequestId(requestIdOf(request), () => void handle(request, response)),
  )
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
