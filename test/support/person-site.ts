import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { TestApp } from './app'

/** The pages of people and the files that they load, on a port of their own, for a browser. */
export async function servePersonPages(app: TestApp): Promise<{ url: string; close(): Promise<void> }> {
  const route = await import('../../src/app/(site)/ma-page/[[...path]]/route')
  const server = createServer((incoming, outgoing) => {
    const answer = async () => {
      const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
      const body = incoming.method === 'POST' ? new Uint8Array(await buffer(incoming)) : undefined
      const headers = incoming.headers as Record<string, string>
      const request = new Request(url, { method: incoming.method, headers, body })
      const path = url.pathname.split('/').slice(2)
      const isPerson = url.pathname.split('/')[1] === 'ma-page'
      const response = isPerson
        ? await (body ? route.POST : route.GET)(request, { params: Promise.resolve({ path }) })
        : await app.fetch(url.pathname)
      for (const [name, value] of response.headers) outgoing.setHeader(name, value)
      outgoing.writeHead(response.status)
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    }
    void answer()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
