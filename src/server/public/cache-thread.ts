import { parentPort } from 'node:worker_threads'
import type { Problem } from '../../boot/problem'
import type { Evictions } from '../../cache/evictions'
import { publishWrite } from '../../cache/write-events'
import { Origin, type OriginRequest, type OriginResponse } from '../../delivery/origin/origin'
import type { PlanNumbers } from '../../editorial/plans/plan-numbers'
import { env } from '../../env'
import { isStartProblem } from '../../errors'
import type { FileNumbers } from '../../file-stores/file-counts'
import { networksOf } from '../../http/client-address'
import { startTraces } from '../../traces/start-traces'
import type { DeliveryNumbers } from '../../webhooks/delivery-counts'
import { FastPath } from '../fast-path/fast-path'
import { Parts } from '../process/parts'
import { drainMessages, type ToAppThread, type ToCacheThread } from '../process/thread-protocol'
import { PublicServer } from './public-server'
import { RpcClient } from './rpc-client'
import { startDelivery } from './start-delivery'

// The module of the cache thread: it answers from memory, whatever the application thread is busy with.

const FILL_TIMEOUT_MS = 10_000
/** The application reports its database several times a second; after this long without a report it counts as stuck. */
const STUCK_AFTER_MS = 60_000

if (!parentPort) throw new Error('This module is for a worker thread.')
const port = parentPort
const send = (message: ToAppThread): void => port.postMessage(message)
const rpc = new RpcClient((id, call) => send({ kind: 'call', id, call }))
const read = (request: OriginRequest) => rpc.call<OriginResponse>({ name: 'read', request })
const fastPath = new FastPath()
/**
 * In the order in which they are closed. The public server finishes its requests with everything still there; the snapshot
 * needs a cache that still receives writes, and a database.
 */
const parts = new Parts(['publicServer', 'snapshot', 'metricsServer', 'delivery', 'bus', 'edge', 'traces'])
let isUp = true
let lastReportAt = Date.now()
let publicServer: PublicServer | undefined
let origin: Origin | undefined
let findEvictions: (() => Promise<Evictions>) | undefined

const handlers: { [Kind in ToCacheThread['kind']]: (message: Extract<ToCacheThread, { kind: Kind }>) => void } = {
  write: ({ write }) => publishWrite(write),
  database: (database) => {
    isUp = database.isUp
    lastReportAt = Date.now()
    if (!isUp) origin?.abandon()
  },
  result: (result) => rpc.receive(result),
  // The writes before it have arrived: messages are in order.
  evictions: ({ id }) => void findEvictions?.().then((evictions) => send({ kind: 'evicted', id, evictions })),
  open: (application) => void reportFailure(open(application)),
  close: () => void parts.close().then(() => port.close()),
}

function onMessage(message: ToCacheThread): void {
  handlers[message.kind](message as never)
}

async function listen(): Promise<void> {
  const traces = await startTraces(env)
  if (traces) parts.add('traces', traces)
  const [delayMs, drainTimeoutMs] = [env.STOP_DELAY * 1_000, env.STOP_TIMEOUT * 1_000]
  publicServer = parts.add('publicServer', await PublicServer.listen({ delayMs, drainTimeoutMs, fastPath }))
  send({ kind: 'listening' })
}

async function open(application: Extract<ToCacheThread, { kind: 'open' }>): Promise<void> {
  lastReportAt = Date.now()
  origin = new Origin({
    port: application.port,
    timeoutMs: FILL_TIMEOUT_MS,
    read,
    proxies: networksOf(env.TRUST_PROXY),
    drainMessages: () => drainMessages(port, onMessage),
  })
  const cms = {
    ping: () => rpc.call<void>({ name: 'ping' }),
    findProblems: () => rpc.call<Problem[]>({ name: 'findProblems' }),
    isAlive: () => Date.now() - lastReportAt < STUCK_AFTER_MS,
    contentHash: () => rpc.call<string>({ name: 'contentHash' }),
    countDeliveries: () => rpc.call<DeliveryNumbers>({ name: 'countDeliveries' }),
    countPlans: () => rpc.call<PlanNumbers>({ name: 'countPlans' }),
    countFiles: () => rpc.call<FileNumbers>({ name: 'countFiles' }),
    publicPaths: application.publicPaths,
    observesAllWrites: application.observesAllWrites,
  }
  const delivery = await startDelivery(origin, {
    cms,
    parts,
    fastPath,
    isUp: () => isUp,
    busListener: {
      onConnectionChange: (areConnected) => send({ kind: 'peers', areConnected }),
      onRemoteWrite: (write) => send({ kind: 'write', write }),
    },
  })
  findEvictions = delivery.findEvictions
  publicServer?.open(delivery.answer, cms)
  send({ kind: 'opened' })
}

async function reportFailure(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    send({ kind: 'failed', message, isExpected: isStartProblem(error) })
  })
}

port.on('message', onMessage)
void reportFailure(listen())
