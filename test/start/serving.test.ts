import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Handler } from '../../src/http/handler'
import { drain } from '../../src/server/public/drain'
import { type Pingable, withHealth } from '../../src/server/public/health'
import { listen } from '../../src/server/public/listen'
import { answerNotReady } from '../../src/server/public/not-ready'

let server: Server | undefined

async function serve(handler: Handler): Promise<string> {
  server = await listen(handler, 0, '127.0.0.1')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const hello: Handler = (_, response) => void response.end('hello')

const down = () => Promise.reject(new Error('down'))

/** What a node is, and what it answers to who asks whether to send requests to it. */
const states: [string, Pingable | 'draining' | undefined, number, string][] = [
  ['serves without its database', { ping: down }, 200, 'serving'],
  ['starts', undefined, 503, 'starting'],
  ['stops', 'draining', 503, 'draining'],
  ['is stuck', { ping: async () => undefined, isAlive: () => false }, 503, 'stuck'],
]

describe('health', () => {
  it('is live and not ready while the CMS starts', async () => {
    const url = await serve(withHealth(() => undefined, answerNotReady))
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    const ready = await fetch(`${url}/health/ready`)
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5'])
  })

  it.each([
    ['the database answers', async () => undefined, 200],
    ['the database fails', async () => Promise.reject(new Error('down')), 503],
    ['the database does not answer', () => new Promise<void>(() => undefined), 503],
  ])('checks the database: %s', async (_, ping, status) => {
    const url = await serve(withHealth(() => ({ ping }), hello))
    expect((await fetch(`${url}/health/ready?now`)).status).toBe(status)
  })

  it('names what keeps it from saving, and sends readers on', async () => {
    const problems = [{ code: 'STORAGE_FULL', message: 'The disk is full.' }]
    const cms = { ping: async () => undefined, findProblems: async () => problems }
    const ready = await fetch(`${await serve(withHealth(() => cms, hello))}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'degraded', problems }])
  })

  it('says that it drains, and is live, while it stops', async () => {
    const url = await serve(withHealth(() => 'draining', hello))
    const ready = await fetch(`${url}/health/ready`)
    expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
      503,
      '5',
      { status: 'draining' },
    ])
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
  })

  it.each(states)('says whether requests should be sent to it: %s', async (_, cms, status, said) => {
    const serving = await fetch(`${await serve(withHealth(() => cms, hello))}/health/serving`)
    expect([serving.status, await serving.json()]).toEqual([status, { status: said }])
  })

  it('passes every other path to the next handler', async () => {
    const url = await serve(withHealth(() => undefined, hello))
    expect(await (await fetch(`${url}/healthy`)).text()).toBe('hello')
  })
})

describe('answerNotReady', () => {
  it('answers every request with 503, the first registration included', async () => {
    const url = await serve(answerNotReady)
    const answer = await fetch(`${url}/api/users/first-register`, { method: 'POST', body: '{}' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'STARTING' }] })
  })

  it('answers a browser with a French page', async () => {
    const url = await serve(answerNotReady)
    const answer = await fetch(url, { headers: { accept: 'text/html,*/*' } })
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('lang="fr"')])
  })
})

describe('listen', () => {
  it('answers 500 without details when a handler fails, and stays up', async () => {
    const url = await serve(async (request) => {
      if (request.url === '/fail') throw new Error('a secret detail')
    })
    const answer = await fetch(`${url}/fail`)
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('secret')])
    expect((await fetch(`${url}/fail`)).status).toBe(500)
  })
})

describe('drain', () => {
  it('finishes the response under way and refuses new connections', async () => {
    const url = await serve(async (_, response) => {
      await wait(300)
      response.end('finished')
    })
    const pending = fetch(url)
    await once(server as Server, 'request')
    const drained = drain(server as Server, 5_000)
    await expect(fetch(url)).rejects.toThrow()
    expect(await (await pending).text()).toBe('finished')
    await drained
  })

  it('closes a connection whose response never ends', async () => {
    const url = await serve(() => undefined)
    const pending = fetch(url).catch((error: Error) => error)
    await once(server as Server, 'request')
    await drain(server as Server, 50)
    expect(await pending).toBeInstanceOf(Error)
  })
})
