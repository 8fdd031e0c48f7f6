import { randomBytes } from 'node:crypto'
import { type BucketServer, hasBucketServer, startBucketServer } from './bucket-server'
import { freePort } from './free-port'
import type { Front } from './front'
import type { RunningServer } from './production-server'
import { startRedis } from './redis'
import { hasProgram, proxyPorts, startReverseProxy } from './reverse-proxy'
import { type SharedSite, sharedSite } from './site-nodes'
import { startVarnish } from './varnish'

/** Probes of one second rather than two, and so half the time that docs/operations.md says. */
const STOP_DELAY = '3'
/** A node that is back gets requests again after two probes. */
export const NOTICED_MS = 3_000

/** After this long nginx makes a read again on the other node, rather than after 20 seconds, in seconds. */
const READ_TIMEOUT = 5

export type Nth = 0 | 1

/** Two nodes on one database with one Redis, behind Varnish and behind nginx, with their files in one bucket. */
export interface WholeSite {
  node(nth: Nth): RunningServer
  /** Starts a node that has ended, and waits until it is ready. */
  startAgain(nth: Nth): Promise<void>
  varnish: Front
  /** Absent where nginx is not installed. */
  nginx?: Front
  /** Absent without S3Proxy: files are then in a folder that both nodes share. */
  bucket?: BucketServer
  close(): Promise<void>
}

/** Starts all of it; the nodes start one after the other, since the first one makes the example. */
export async function startWholeSite(kind: 'sqlite' | 'mongodb'): Promise<WholeSite> {
  const ends: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of ends.reverse()) await end()
  }
  const ended = <Part>(part: Part, end: (part: Part) => Promise<void>): Part => {
    ends.push(() => end(part))
    return part
  }
  try {
    const redis = ended(await startRedis(), (part) => part.kill())
    const bucket = hasBucketServer() ? ended(await startBucketServer(), (part) => part.close()) : undefined
    const [edgePort, token] = [await freePort(), randomBytes(16).toString('hex')]
    const purge = { EDGE_PURGE_URL: `varnish+http://127.0.0.1:${edgePort}/`, EDGE_PURGE_TOKEN: token }
    const env = { ...purge, ...bucket?.settings, REDIS_URL: redis.url, STOP_DELAY, TRUST_PROXY: '127.0.0.1' }
    const site = await sharedSite(kind, { env })
    const edge = ended(await startVarnish(site.ports, token, edgePort, halveProbes), (part) => part.stop())
    const nginx = await startNginx(site.ports, ended)
    const nodes = await startNodes(ended(site, (part) => part.close()))
    const varnish = { name: 'Varnish', url: edge.url }
    return { ...{ bucket, close, varnish, nginx }, ...nodes }
  } catch (error) {
    await close()
    throw error
  }
}

function halveProbes(vcl: string): string {
  if (!vcl.includes('.interval = 2s;'))
    throw new Error('The VCL has other probes: STOP_DELAY of this test follows them.')
  return vcl.replace('.interval = 2s;', '.interval = 1s;')
}

async function startNginx(
  [application, ...others]: [number, number],
  ended: <Part>(part: Part, end: (part: Part) => Promise<void>) => Part,
): Promise<Front | undefined> {
  if (!hasProgram('openssl') || !hasProgram('nginx')) return undefined
  const ports = { ...(await proxyPorts()), application, others, readTimeout: READ_TIMEOUT }
  const { origin: url, certificate } = ended(await startReverseProxy('nginx', ports), (part) => part.stop())
  return { name: 'nginx', url, certificate }
}

async function startNodes(site: SharedSite): Promise<Pick<WholeSite, 'node' | 'startAgain'>> {
  const nodes: [RunningServer, RunningServer] = [await site.start(0), await site.start(1)]
  const startAgain = async (nth: Nth) => {
    nodes[nth] = await site.start(nth)
  }
  return { node: (nth) => nodes[nth], startAgain }
}
