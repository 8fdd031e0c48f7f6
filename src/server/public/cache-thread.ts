import { parentPort } from 'node:worker_threads'
import { publishWrite } from '../../cache/write-events'
import { Origin, type OriginRequest, type OriginResponse } from '../../delivery/origin/origin'
import { isStartProblem } from '../../errors'
import { FastPath } from '../fast-path/fast-path'
import { drainMessages, type ToAppThread, type ToCacheThread } from '../thread-protocol'
import { PublicServer } from './public-server'
import { RpcClient } from './rpc-client'
import { withDelivery } from './start-delivery'

// The thread in front of the application: it answers what is in memory, whatever the application is busy with.

const FILL_TIMEOUT_MS = 10_000
/** Silence of the application, which tells of its database each second at least, after which it counts as stuck. */
const STUCK_AFTER_MS = 60_000

if (!parentPort) throw new Error('The front runs in a thread of its own.')
const port = parentPort
const send = (message: ToAppThread): void => port.postMessage(message)
const calls = new RpcClient((call, asked) => send({ kind: 'call', call, asked }))
const lane = new FastPath()
const closers: (() => Promise<void>)[] = []
const settle = (): void => drainMessages(port, hear)
const read = (request: OriginRequest) => calls.call<OriginResponse>({ name: 'read', request })
let isUp = true
let lastHeardAt = Date.now()
let door: PublicServer | undefined
let origin: Origin | undefined

const handlers: { [Kind in ToCacheThread['kind']]: (message: Extract<ToCacheThread, { kind: Kind }>) => void } = {
  write: ({ write }) => publishWrite(write),
  database: (database) => {
    isUp = database.isUp
    lastHeardAt = Date.now()
    if (!isUp) origin?.abandon()
  },
  answer: (answer) => calls.receive(answer),
  open: (application) => void orTell(open(application)),
  stop: ({ patienceMs }) => void stop(patienceMs),
}

function hear(message: ToCacheThread): void {
  handlers[message.kind](message as never)
}

async function open(application: Extract<ToCacheThread, { kind: 'open' }>): Promise<void> {
  lastHeardAt = Date.now()
  origin = new Origin({ port: application.port, timeoutMs: FILL_TIMEOUT_MS, read, drainMessages: settle })
  const cms = {
    ping: () => calls.call<void>({ name: 'ping' }),
    isAlive: () => Date.now() - lastHeardAt < STUCK_AFTER_MS,
    contentHash: () => calls.call<string>({ name: 'contentHash' }),
    observesAllWrites: application.observesAllWrites,
  }
  const answer = await withDelivery(origin, {
    cms,
    closers,
    fastPath: lane,
    isUp: () => isUp,
    busListener: {
      onConnectionChange: (isHeard) => send({ kind: 'heard', isHeard }),
      onRemoteWrite: (write) => send({ kind: 'write', write }),
    },
  })
  door?.open(answer, cms)
  send({ kind: 'opened' })
}

async function stop(patienceMs: number): Promise<void> {
  await door?.close(patienceMs)
  // One after the other: each may need those that end after it.
  for (const close of closers) await close().catch(() => undefined)
  port.close()
}

async function orTell(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    send({ kind: 'failed', message, isExpected: isStartProblem(error) })
  })
}

port.on('message', hear)
void orTell(
  PublicServer.listen(lane).then((listening) => {
    door = listening
    send({ kind: 'listening' })
  }),
)
