import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { deliver } from '../../../src/delivery/deliver'
import { answered, startTestOrigin } from '../../support/test-origin'

test.each([
  ['https://cms.exemple.fr', 'max-age=31536000'],
  ['http://cms.exemple.fr', null],
  [undefined, null],
])('at the public address %s, browsers are asked to use https for a year: %s', async (publicUrl, expected) => {
  const { origin, close } = await startTestOrigin({
    read: async () => answered('{"docs":[]}'),
    answer: (_, response) => void response.end('admin'),
  })
  const settings = { collections: new Set(['rooms']), maxBytes: 1_000_000, corsOrigins: [], isPurged: false }
  const delivery = deliver(origin, { ...settings, isUp: () => true, publicUrl })
  const server = createServer((request, response) => void delivery.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const found: [string | null, string | null][] = []
  for (const path of ['/api/rooms', '/api/rooms', '/admin']) {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
    found.push([headers.get('x-cache'), headers.get('strict-transport-security')])
  }
  expect(found).toEqual([
    ['MISS', expected],
    ['HIT', expected],
    [expect.toSatisfy((state) => state !== 'HIT'), expected],
  ])
  server.closeAllConnections()
  server.close()
  delivery.close()
  await close()
})
