import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ReceivedSpan, spansOf } from './otlp'

/** A collector of traces on this machine. */
export interface TraceCollector {
  url: string
  spans: ReceivedSpan[]
  /** The headers and the body of each request. */
  requests: { path: string; headers: IncomingHttpHeaders; body: Buffer }[]
  /** How it answers from now on: takes spans, refuses them, or never answers. */
  behave(how: 'accept' | 'hang' | 'refuse'): void
  close(): Promise<void>
}

/** Starts a collector that speaks OTLP over HTTP, on a free port. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const [spans, requests]: [ReceivedSpan[], TraceCollector['requests']] = [[], []]
  let behaviour: Parameters<TraceCollector['behave']>[0] = 'accept'
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    requests.push({ path: request.url ?? '', headers: request.headers, body })
    if (behaviour === 'hang') return
    if (behaviour === 'accept') spans.push(...spansOf(body))
    response.writeHead(behaviour === 'accept' ? 200 : 403, { 'Content-Type': 'application/x-protobuf' }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    requests,
    behave: (how) => {
      behaviour = how
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
