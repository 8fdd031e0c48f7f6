import { parentPort } from 'node:worker_threads'
import { publish } from '../../delivery/invalidation/publish-writes'
import { Origin, type OriginAnswer, type OriginRequest } from '../../delivery/origin/origin'
import { isStartProblem } from '../../errors'
import { ExpressLane } from '../fast-path/fast-path'
import { hearAll, type ToApplication, type ToFront } from '../thread-protocol'
import { Door } from './public-server'
import { ApplicationCalls } from './rpc-client'
import { withDelivery } from './start-delivery'

// The thread in front of the application: it answers what is in memory, whatever the application is busy with.

const FILL_TIMEOUT_MS = 10_000
/** Silence of the application, which tells of its database each second at least, after which it counts as stuck. */
const STUCK_AFTER_MS = 60_000

if (!parentPort) throw new Error('The front runs in a thread of its own.')
const port = parentPort
const send = (message: ToApplication): void => port.postMessage(message)
const calls = new ApplicationCalls((call, asked) => send({ kind: 'call', call, asked }))
const lane = new ExpressLane()
const closers: (() => Promise<void>)[] = []
const settle = (): void => hearAll(port, hear)
const read = (request: OriginRequest) => calls.call<OriginAnswer>({ name: 'read', request })
let isUp = true
let lastHeardAt = Date.now()
let door: Door | undefined
let origin: Origin | undefined

const handlers: { [Kind in ToFront['kind']]: (message: Extract<ToFront, { kind: Kind }>) => void } = {
  write: ({ write }) => publish(write),
  database: (database) => {
    isUp = database.isUp
    lastHeardAt = Date.now()
    if (!isUp) origin?.abandon()
  },
  answer: (answer) => calls.settle(answer),
  open: (application) => void orTell(open(application)),
  stop: ({ patienceMs }) => void stop(patienceMs),
}

function hear(message: ToFront): void {
  handlers[message.kind](message as never)
}

async function open(application: Extract<ToFront, { kind: 'open' }>): Promise<void> {
  lastHeardAt = Date.now()
  origin = new Origin({ port: application.port, timeoutMs: FILL_TIMEOUT_MS, read, settle })
  const cms = {
    ping: () => calls.call<void>({ name: 'ping' }),
    isAlive: () => Date.now() - lastHeardAt < STUCK_AFTER_MS,
    mark: () => calls.call<string>({ name: 'mark' }),
    hearsEveryWriter: application.hearsEveryWriter,
  }
  const answer = await withDelivery(origin, {
    cms,
    closers,
    lane,
    isUp: () => isUp,
    others: {
      heard: (isHeard) => send({ kind: 'heard', isHeard }),
      foreignWrite: (write) => send({ kind: 'write', write }),
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
  Door.listen(lane).then((listening) => {
    door = listening
    send({ kind: 'listening' })
  }),
)
