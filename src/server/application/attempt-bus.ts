import { randomUUID } from 'node:crypto'
import { Redis, type RedisOptions } from 'ioredis'
import { z } from 'zod'
import type { Part } from '../../database/decorate'
import { repeatAttempts, shareAttempts } from '../../http/attempts'

const CHANNEL = 'assises:attempts'
const MAX_MESSAGE = 4_000
const HOUR_MS = 3_600_000

const key = z.string().max(64)
const message = z.object({
  node: z.string().max(64),
  changes: z.array(
    z.union([
      z.object({ kind: z.literal('counted'), key, forgottenAfter: z.number().min(0).max(HOUR_MS) }),
      z.object({ kind: z.enum(['taken-back', 'forgotten']), key }),
    ]),
  ),
})

// While Redis is away each node goes on with its own counts: nothing waits, and nothing is sent later.
const options: RedisOptions = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  retryStrategy: (times) => Math.min(100 * times, 2_000),
}

/**
 * Repeats on every node the attempts that others count, such as log-ins, through Redis. No attempt waits for it: those at the same
 * moment on several nodes may pass together. That Redis is away is said by the bus of writes.
 */
export function startAttemptBus(url: string): Part {
  const node = randomUUID()
  const [publisher, subscriber] = [connect(url), connect(url)]
  subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).catch(() => undefined))
  subscriber.on('message', (_channel, text) => {
    const received = readMessage(text)
    if (received && received.node !== node) repeatAttempts(received.changes)
  })
  shareAttempts((changes) => {
    publisher.publish(CHANNEL, JSON.stringify({ node, changes })).catch(() => undefined)
  })
  return {
    close: () => {
      shareAttempts()
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

function connect(url: string): Redis {
  const connection = new Redis(url, options)
  connection.on('error', () => undefined)
  return connection
}

/** The content of a message; `undefined` when it is not one. */
function readMessage(text: string): z.infer<typeof message> | undefined {
  if (text.length > MAX_MESSAGE) return undefined
  try {
    return message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
