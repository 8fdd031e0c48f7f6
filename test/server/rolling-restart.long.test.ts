import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { type AdminClient, adminOf, databaseKinds } from '../support/killable-site'
import type { RunningServer } from '../support/production-server'
import { type Readers, startReaders } from '../support/readers'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { type SharedSite, sharedSite } from '../support/site-nodes'
import { hasVarnish, startVarnish, type Varnish } from '../support/varnish'
import { until } from '../support/wait-until'

const TOKEN = randomBytes(16).toString('hex')
/** Two probes of `deploy/varnish.vcl`, as docs/operations.md says. */
const STOP_DELAY = '6'
/** A node that is back gets requests again after two probes. */
const NOTICED_MS = 6_000

describe.runIf(hasVarnish() && hasRedis()).each(databaseKinds)(
  'two nodes on one %s database behind Varnish, restarted one after the other under load',
  (kind) => {
    let redis: RedisServer
    let edge: Varnish
    let site: SharedSite
    const nodes: RunningServer[] = []
    let paths: string[]
    let speaker: string

    beforeAll(async () => {
      redis = await startRedis()
      const edgePort = await freePort()
      const purge = { EDGE_PURGE_URL: `varnish+http://127.0.0.1:${edgePort}/`, EDGE_PURGE_TOKEN: TOKEN }
      site = await sharedSite(kind, { env: { ...purge, REDIS_URL: redis.url, STOP_DELAY } })
      edge = await startVarnish(site.ports, TOKEN, edgePort)
      for (const nth of [0, 1] as const) nodes[nth] = await site.start(nth)
      const read = async (path: string) => (await fetch(nodeAt(0).url + path)).json()
      const [edition] = (await read('/api/editions?limit=1')).docs
      speaker = (await read('/api/speakers?limit=1')).docs[0].id
      const [picture] = (await read('/api/media?limit=1')).docs
      const query = encodeURIComponent('{ Speakers(limit: 20) { docs { name } } currentEdition { title } }')
      paths = [
        ...['/', '/fr/editions', `/fr/editions/${edition.slug}`, '/api/sessions?limit=50&depth=1'],
        ...[`/api/speakers/${speaker}`, `/api/graphql?query=${query}`, '/api/testimonials?limit=5'],
        ...[`/feeds/${edition.slug}/calendar.ics`, picture.url.replace(/^https?:\/\/[^/]+/, '')],
      ]
      await until(async () => (await fetch(`${edge.url}/fr/editions`)).status === 200, 30_000)
    }, 300_000)
    afterAll(async () => {
      await site?.close()
      await edge?.stop()
      await redis?.kill()
    })

    const nodeAt = (nth: 0 | 1): RunningServer => {
      const node = nodes[nth]
      if (!node) throw new Error('The node was not started.')
      return node
    }

    /** Renames a speaker through the edge until it is stopped; returns what was refused, and the last name that was not. */
    function startEditor(admin: AdminClient) {
      const refused: string[] = []
      let [last, saves, isStopped] = ['', 0, false]
      const saveOn = async () => {
        while (!isStopped) {
          const name = `Nom ${saves}`
          const saved = await admin(`speakers/${speaker}`, { method: 'PATCH', json: { name, _status: 'published' } })
          if (saved.ok) [last, saves] = [name, saves + 1]
          else refused.push(`${saved.status} ${await saved.text()}`)
          await wait(250)
        }
      }
      const saving = saveOn()
      const stop = async () => {
        isStopped = true
        await saving
        return { refused, last, saves }
      }
      return { stop }
    }

    /** Restarts a node as an operator does, while readers read the other one beside the edge. */
    async function restart(nth: 0 | 1): Promise<Readers['errors']> {
      const ofOther = startReaders(nodeAt(nth === 0 ? 1 : 0).url, paths, 2, 30)
      const ofNode = startReaders(nodeAt(nth).url, paths, 1, 30)
      process.kill(nodeAt(nth).pid, 'SIGTERM')
      expect(await nodeAt(nth).exitCode).toBe(0)
      await ofNode.stop()
      nodes[nth] = await site.start(nth)
      await wait(NOTICED_MS)
      await ofOther.stop()
      // Whoever reads a node that is gone finds its port closed; no answer is cut.
      const isRefused = ({ what }: { what: string }) => ['ECONNREFUSED', 'ECONNRESET'].includes(what)
      return [...ofOther.errors, ...ofNode.errors.filter((error) => !isRefused(error))]
    }

    test('no reader gets an error, and no save is refused', async () => {
      const readers = startReaders(edge.url, paths, 4, 15)
      const editor = startEditor(await adminOf({ ...nodeAt(0), url: edge.url }))
      const beside = [...(await restart(0)), ...(await restart(1))]
      const { refused, last, saves } = await editor.stop()
      await readers.stop()
      process.stdout.write(`${kind}: ${readers.count()} reads through Varnish and ${saves} saves in two restarts.\n`)
      expect(readers.errors).toEqual([])
      expect(beside).toEqual([])
      expect(refused).toEqual([])
      expect(saves).toBeGreaterThan(20)
      const nameAt = async (base: string) => (await (await fetch(`${base}/api/speakers/${speaker}`)).json()).name
      for (const base of [edge.url, nodeAt(0).url, nodeAt(1).url])
        await until(async () => (await nameAt(base)) === last)
    })

    test('a node that is killed costs no reader an error', async () => {
      const readers = startReaders(edge.url, paths, 4, 15)
      await wait(1_000)
      await nodeAt(0).kill()
      await wait(NOTICED_MS)
      nodes[0] = await site.start(0)
      await wait(NOTICED_MS)
      await readers.stop()
      expect(readers.errors).toEqual([])
    })
  },
)
