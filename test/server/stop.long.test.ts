import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { halves } from '../support/uploads'

const BOUNDARY = 'a-boundary-of-the-test'

/** Sends an image in pieces, over `ms`, and returns the status of the response. */
async function uploadSlowly({ url }: RunningServer, authorization: string, ms: number): Promise<number | undefined> {
  const image = Buffer.from(await halves(900, 900))
  const field = (name: string, rest: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${rest}`
  const body = Buffer.concat([
    Buffer.from(field('_payload', `\r\n\r\n${JSON.stringify({ alt: 'Une image' })}\r\n`)),
    Buffer.from(field('file', '; filename="slow.png"\r\nContent-Type: image/png\r\n\r\n')),
    image,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
  const headers = {
    authorization,
    'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
    'Content-Length': body.length,
  }
  const sent = request(`${url}/api/media`, { method: 'POST', headers })
  const answered = new Promise<number | undefined>((resolve) => {
    sent.on('response', (response) => resolve(response.resume().statusCode))
    sent.on('error', () => resolve(undefined))
  })
  for (let piece = 0; piece < 10; piece += 1) {
    sent.write(body.subarray((piece * body.length) / 10, ((piece + 1) * body.length) / 10))
    await wait(ms / 10)
  }
  sent.end()
  return answered
}

async function logIn({ url, adminEmail: email, adminPassword: password }: RunningServer): Promise<string> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return `JWT ${(await response.json()).token}`
}

test('a stop says so, still answers for STOP_DELAY, and lets an upload finish', async () => {
  const server = await startServer({ env: { STOP_DELAY: '2' } })
  onTestFinished(() => server.stop())
  const upload = uploadSlowly(server, await logIn(server), 6_000)
  await wait(500)
  process.kill(server.pid, 'SIGTERM')
  await wait(500)
  const ready = await fetch(`${server.url}/health/ready`)
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }])
  const read = await fetch(`${server.url}/api/sessions?limit=3`)
  expect([read.status, read.headers.get('connection')]).toEqual([200, 'close'])
  expect(await upload).toBe(201)
  expect(await server.exitCode).toBe(0)
}, 90_000)

test('a stop cuts an upload that takes longer than STOP_TIMEOUT', async () => {
  const server = await startServer({ env: { STOP_TIMEOUT: '1' } })
  onTestFinished(() => server.stop())
  const upload = uploadSlowly(server, await logIn(server), 10_000)
  await wait(500)
  process.kill(server.pid, 'SIGTERM')
  expect(await server.exitCode).toBe(0)
  expect(await upload).toBeUndefined()
}, 90_000)
