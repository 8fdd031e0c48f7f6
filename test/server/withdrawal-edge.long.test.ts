import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReadSite } from '../../src/backup/verify/public-surfaces'
import { freePort } from '../support/free-port'
import { type AdminClient, adminOf } from '../support/killable-site'
import { placesOnServer } from '../support/person-on-server'
import { type RunningServer, startServer } from '../support/production-server'
import { lastByteAfter, publicSurfaces } from '../support/public-surfaces'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { type UncachedSurface, uncachedSurfaces } from '../support/uncached-surfaces'
import { halves } from '../support/uploads'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'
import { type Receiver, startReceiver } from '../support/webhook-receiver'

const TOKEN = randomBytes(16).toString('hex')
// In no text of the example.
const NAME = 'Zoe Kanarizoe'
/** From the click to the last public byte, with Redis and Varnish, in milliseconds. */
const PROMISED_MS = 2_000

describe.runIf(hasVarnish() && hasRedis())(
  'a withdrawal behind a real Varnish, with a real Redis and two nodes',
  () => {
    const began = Date.now()
    let folder: string
    let server: RunningServer
    let other: RunningServer
    let edge: Varnish
    let redis: RedisServer
    let receiver: Receiver
    let admin: AdminClient
    let site: ReadSite

    beforeAll(async () => {
      const [edgePort, port] = [await freePort(), await freePort()]
      redis = await startRedis()
      receiver = await startReceiver()
      edge = await startVarnish(port, TOKEN, edgePort)
      folder = await mkdtemp(join(tmpdir(), 'assises_test_edge-'))
      const env = {
        ...{ EDGE_PURGE_URL: `varnish+http://127.0.0.1:${edgePort}/`, EDGE_PURGE_TOKEN: TOKEN, REDIS_URL: redis.url },
        ...{ WEBHOOK_PRIVATE_HOSTS: '127.0.0.1', PAYLOAD_SECRET: randomBytes(32).toString('hex') },
      }
      const data = { env, databaseUrl: `file:${join(folder, 'assises.db')}`, mediaDir: join(folder, 'media') }
      server = await startServer({ port, ...data })
      other = await startServer(data)
      admin = await adminOf(server)
      // The configuration reads the environment; it connects to nothing.
      process.env.DATABASE_URL = `file:${join(tmpdir(), 'assises-withdrawal-edge.db')}`
      process.env.PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
      const config = await (await import('../../payload.config')).default
      const graphql: ReadSite['graphql'] = async (query) => {
        const response = await admin('graphql', { method: 'POST', json: { query } })
        return { status: response.status, ...(await response.json()) }
      }
      site = { config, graphql, fetch: (path) => fetch(`${edge.url}${path}`) }
      await until(async () => (await fetch(`${edge.url}/api/speakers?limit=1`)).status === 200)
    })
    afterAll(async () => {
      await Promise.all([server?.stop(), other?.stop()])
      await edge?.stop()
      await redis?.kill()
      await receiver?.close()
      await rm(folder, { recursive: true, force: true })
    })

    async function send(method: string, path: string, body: FormData | object) {
      const response = await admin(path, body instanceof FormData ? { method, body } : { method, json: body })
      expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
      return (await response.json()).doc
    }

    interface OneSession {
      id: string
      edition: { id: string }
      participants?: { speaker: { id: string } }[]
    }

    /** A speaker of a session of the example, with a photo that their consent covers. */
    async function aSpeakerWithPhoto() {
      const { docs } = await (await fetch(`${server.url}/api/sessions?limit=50&depth=1`)).json()
      const session = (docs as OneSession[]).find(({ participants = [] }) => participants.length > 0)
      const speaker = session?.participants?.[0]?.speaker.id ?? ''
      const form = new FormData()
      form.append('file', new File([new Uint8Array(await halves(900, 900))], 'p.png', { type: 'image/png' }))
      form.append('_payload', JSON.stringify({ alt: 'Une personne sourit' }))
      const { id: photo, filename } = await send('POST', 'media', form)
      const { slug } = await send('PATCH', `speakers/${speaker}`, { name: NAME, photo, _status: 'published' })
      const subject = { relationTo: 'speakers', value: speaker }
      const consent = { person: NAME, subject, scope: ['name', 'photo'], givenOn: '2024-01-15', wording: '2026-1' }
      await send('POST', 'consents', consent)
      return {
        id: speaker,
        slug: String(slug),
        filename,
        session: session?.id ?? '',
        edition: session?.edition.id ?? '',
      }
    }

    const atOnce = pLimit(8)
    const everywhere = () => [edge.url, server.url, other.url]
    /** When each path showed one of the words, at the edge and at both nodes, in milliseconds of this process. */
    async function showing(paths: readonly string[], words: readonly string[], bases = everywhere()) {
      const read = async (base: string, path: string) => {
        const response = await fetch(base + path, { redirect: 'manual' })
        const body = Buffer.from(await response.arrayBuffer()).toString()
        const isFile = response.status === 200 && words.some((word) => path.includes(`/file/${word}`))
        return isFile || words.some((word) => body.includes(word)) ? [{ path, at: performance.now() }] : []
      }
      const each = bases.flatMap((base) => paths.map((path) => atOnce(() => read(base, path))))
      return (await Promise.all(each)).flat()
    }
    /** The same for surfaces that no cache stores. */
    async function showingUncached(surfaces: readonly UncachedSurface[], words: readonly string[], slug: string) {
      const each = surfaces.map(({ kind, name, read }) =>
        atOnce(async () => {
          const text = await read()
          // The stream of changes names a speaker by their address, which images of the example have in their names.
          const named = kind === 'stream' ? [...words, slug] : words
          return named.some((word) => text.includes(word)) ? [{ path: `${kind} ${name}`, at: performance.now() }] : []
        }),
      )
      return (await Promise.all(each)).flat()
    }

    test('leaves no byte of a person on any surface, and once they are erased none in any file, output or cache', async () => {
      const speaker = await aSpeakerWithPhoto()
      const words = [NAME, speaker.filename.replace(/\.webp$/, '')]
      const [testimonial] = (await (await fetch(`${server.url}/api/testimonials?limit=1`)).json()).docs
      const documents = { editions: speaker.edition, sessions: speaker.session, speakers: speaker.id }
      const uncached = await uncachedSurfaces({
        ...{ url: server.url, admin, receiver },
        documents: { ...documents, testimonials: testimonial.id },
      })
      await send('PATCH', `speakers/${speaker.id}`, { headline: 'Directrice', _status: 'published' })
      await until(() => receiver.about(speaker.id).length > 0)
      const paths = await publicSurfaces(site)
      const others = () => showingUncached(uncached, words, speaker.slug)
      await showing(paths, words, [edge.url])
      const shown = [...(await showing(paths, words)), ...(await others())]
      const before = [...new Set(shown.map(({ path }) => path))]
      const kinds = ['/api/graphql', '/api/sessions', '/fr/', '/feeds/', '/api/media/file/']
      const uncachedKinds = ['shared editions', 'shared sessions', 'shared speakers', 'key ', 'stream ', 'webhooks ']
      for (const kind of [...kinds, ...uncachedKinds]) {
        expect(
          before.some((path) => path.startsWith(kind)),
          kind,
        ).toBe(true)
      }
      const cached = before.filter((path) => path.startsWith('/'))
      const { lastByte, seen } = await lastByteAfter(
        () => showing(cached, words),
        async () => {
          const order = { collection: 'speakers', id: speaker.id }
          expect((await admin('person-pages/withdrawals', { method: 'POST', json: order })).status).toBe(200)
          // Once it is answered, whoever asks is shown nothing.
          expect(await others()).toEqual([])
        },
      )
      const last = seen.sort((one, two) => two.at - one.at)[0]?.path
      process.stdout.write(
        `Redis and Varnish: last public byte ${Math.round(lastByte)} ms after the click (${last}), on ${cached.length} surfaces three times and ${uncached.length} that no cache stores.\n`,
      )
      expect(await showing([...new Set([...paths, ...(await publicSurfaces(site))])], words, [edge.url])).toEqual([])
      expect(await showing(cached, words)).toEqual([])
      expect(lastByte).toBeLessThan(PROMISED_MS)
      await expectFinished(speaker.id)
      await expectErased(speaker.id)
      expect([...(await showing(cached, words)), ...(await others())]).toEqual([])
    }, 480_000)

    /** The row of the withdrawal says when each part and each cache had nothing any more. */
    async function expectFinished(id: string): Promise<void> {
      const row = async () => (await (await admin(`withdrawals?where[subject][equals]=${id}`)).json()).docs[0]
      await until(async () => (await row()).finishedAt !== null, 90_000)
      const { surfaces } = await row()
      process.stdout.write(`Milliseconds, by part: ${JSON.stringify(surfaces)}\n`)
      const copies = ['public', 'cache', 'snapshot', 'nodes', 'edge']
      const removed = ['proposals', 'images', 'versions', 'changes', 'journal']
      expect(Object.keys(surfaces).sort()).toEqual([...copies, ...removed].sort())
    }

    /** One process, since no other may use the file of the database while it is written anew. */
    async function expectErased(id: string): Promise<void> {
      const order = { collection: 'speakers', id, name: NAME }
      const { status } = await admin('person-data/erasures', { method: 'POST', json: order })
      expect([200, 202]).toContain(status)
      const state = async () => (await (await admin(`erasures?where[subject][equals]=${id}`)).json()).docs[0].state
      await until(async () => (await state()) === 'done', 150_000)
      const files = { server, mediaDir: join(folder, 'media'), databaseUrl: `file:${join(folder, 'assises.db')}` }
      expect(await placesOnServer(files, 'kanarizoe', began)).toEqual([])
      expect(other.logs().toLowerCase()).not.toContain('kanarizoe')
    }
  },
)
