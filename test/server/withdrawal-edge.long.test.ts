import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReadSite } from '../../src/backup/verify/public-surfaces'
import { freePort } from '../support/free-port'
import { type RunningServer, startServer } from '../support/production-server'
import { lastByteAfter, publicSurfaces } from '../support/public-surfaces'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { halves } from '../support/uploads'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'

const TOKEN = randomBytes(16).toString('hex')
// In no text of the example.
const NAME = 'Zoe Kanarizoe'

describe.runIf(hasVarnish() && hasRedis())('a withdrawal behind a real Varnish, with a real Redis', () => {
  let server: RunningServer
  let edge: Varnish
  let redis: RedisServer
  let headers: Record<string, string>
  let site: ReadSite

  beforeAll(async () => {
    const [edgePort, port] = [await freePort(), await freePort()]
    redis = await startRedis()
    edge = await startVarnish(port, TOKEN, edgePort)
    const env = {
      ...{ EDGE_PURGE_URL: `varnish+http://127.0.0.1:${edgePort}/`, EDGE_PURGE_TOKEN: TOKEN, REDIS_URL: redis.url },
    }
    server = await startServer({ env, port })
    const { adminEmail: email, adminPassword: password } = server
    headers = { 'Content-Type': 'application/json' }
    const login = await fetch(`${server.url}/api/users/login`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ email, password }) },
    })
    headers.authorization = `JWT ${(await login.json()).token}`
    // The configuration reads the environment; it connects to nothing.
    process.env.DATABASE_URL = `file:${join(tmpdir(), 'assises-withdrawal-edge.db')}`
    process.env.PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
    const config = await (await import('../../payload.config')).default
    const graphql: ReadSite['graphql'] = async (query) => {
      const body = JSON.stringify({ query })
      const response = await fetch(`${server.url}/api/graphql`, { method: 'POST', headers, body })
      return { status: response.status, ...(await response.json()) }
    }
    site = { config, graphql, fetch: (path) => fetch(`${edge.url}${path}`) }
    await until(async () => (await fetch(`${edge.url}/api/speakers?limit=1`)).status === 200)
  })
  afterAll(async () => {
    await server?.stop()
    await edge?.stop()
    await redis?.kill()
  })

  /** A speaker of a session of the example, with a photo that their consent covers. */
  async function aSpeakerWithPhoto(): Promise<{ id: string; filename: string }> {
    const send = async (method: string, path: string, body: FormData | object) => {
      const isForm = body instanceof FormData
      const response = await fetch(`${server.url}/api${path}`, {
        method,
        headers: isForm ? { authorization: String(headers.authorization) } : headers,
        body: isForm ? body : JSON.stringify(body),
      })
      expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
      return (await response.json()).doc
    }
    const { docs } = await (await fetch(`${server.url}/api/sessions?limit=50&depth=1`)).json()
    type Session = { participants?: { speaker: { id: string } }[] }
    const [{ speaker } = { speaker: { id: '' } }] = (docs as Session[]).flatMap(
      ({ participants }) => participants ?? [],
    )
    const form = new FormData()
    form.append('file', new File([new Uint8Array(await halves(900, 900))], 'p.png', { type: 'image/png' }))
    form.append('_payload', JSON.stringify({ alt: 'Une personne sourit' }))
    const { id: photo, filename } = await send('POST', '/media', form)
    await send('PATCH', `/speakers/${speaker.id}`, { name: NAME, photo, _status: 'published' })
    const subject = { relationTo: 'speakers', value: speaker.id }
    const consent = {
      person: NAME,
      subject,
      scope: ['name', 'photo'],
      givenOn: '2024-01-15',
      wording: '2026-1',
    }
    await send('POST', '/consents', consent)
    return { id: speaker.id, filename }
  }

  const atOnce = pLimit(8)
  /** When each path showed one of the words, at the edge and at the server, in milliseconds of this process. */
  async function showing(paths: readonly string[], words: readonly string[]): Promise<{ path: string; at: number }[]> {
    const read = async (base: string, path: string) => {
      const response = await fetch(base + path, { redirect: 'manual' })
      const body = Buffer.from(await response.arrayBuffer()).toString()
      const isFile = response.status === 200 && words.some((word) => path.includes(`/file/${word}`))
      return isFile || words.some((word) => body.includes(word)) ? [{ path, at: performance.now() }] : []
    }
    const each = [edge.url, server.url].flatMap((base) => paths.map((path) => atOnce(() => read(base, path))))
    return (await Promise.all(each)).flat()
  }

  test('leaves no byte of a person on any surface, at the edge and at the server, and records when each part had none', async () => {
    const speaker = await aSpeakerWithPhoto()
    const words = [NAME, speaker.filename.replace(/\.webp$/, '')]
    const paths = await publicSurfaces(site)
    await showing(paths, words)
    await showing(paths, words)
    const before = [...new Set((await showing(paths, words)).map(({ path }) => path))]
    for (const kind of ['/api/graphql', '/api/sessions', '/fr/', '/feeds/', '/api/media/file/']) {
      expect(
        before.some((path) => path.startsWith(kind)),
        kind,
      ).toBe(true)
    }
    const body = JSON.stringify({ collection: 'speakers', id: speaker.id })
    const { lastByte } = await lastByteAfter(
      () => showing(before, words),
      async () => {
        const url = `${server.url}/api/person-pages/withdrawals`
        expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200)
      },
    )
    process.stdout.write(
      `Redis and Varnish: last public byte ${Math.round(lastByte)} ms after the click, on ${before.length} surfaces twice.\n`,
    )
    expect(lastByte).toBeLessThan(20_000)
    expect(await showing([...paths, ...(await publicSurfaces(site))], words)).toEqual([])
    const rows = await fetch(`${server.url}/api/withdrawals?where[subject][equals]=${speaker.id}`, { headers })
    const [{ surfaces, finishedAt }] = (await rows.json()).docs
    process.stdout.write(`Milliseconds, by part: ${JSON.stringify(surfaces)}\n`)
    const parts = [
      'public',
      'cache',
      'snapshot',
      'nodes',
      'edge',
      'proposals',
      'images',
      'versions',
      'changes',
      'journal',
    ]
    expect(Object.keys(surfaces).sort()).toEqual(parts.sort())
    expect(finishedAt).toEqual(expect.any(String))
  }, 240_000)
})
