import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Evictions } from '../../cache/evictions'
import type { WriteEvent } from '../../cache/write-events'
import type { OriginRequest } from '../../delivery/origin/origin'
import type { PublicPathSet } from '../../http/public-paths'

/** A message from the application thread to the cache thread. */
export type ToCacheThread =
  | { kind: 'open'; port: number; publicPaths: readonly PublicPathSet[]; observesAllWrites: boolean }
  | { kind: 'write'; write: WriteEvent }
  | { kind: 'database'; isUp: boolean }
  | { kind: 'evictions'; id: number }
  | { kind: 'result'; id: number; value?: unknown; error?: string }
  | { kind: 'close' }

/** A message from the cache thread to the application thread. */
export type ToAppThread =
  | { kind: 'listening' }
  | { kind: 'opened' }
  | { kind: 'failed'; message: string; isExpected: boolean }
  | { kind: 'call'; id: number; call: Call }
  | { kind: 'write'; write: WriteEvent }
  | { kind: 'peers'; areConnected: boolean }
  | { kind: 'evicted'; id: number; evictions: Evictions }

/** A call of the cache thread to the member of `Cms` with the same name. */
export type Call =
  | { name: 'ping' | 'findProblems' | 'contentHash' | 'countDeliveries' | 'countPlans' | 'countFiles' }
  | { name: 'read'; request: OriginRequest }

/**
 * Handles now the messages that have arrived at a port and would be delivered in a later turn. A message posted before a
 * byte left a socket is in the port when the byte arrives.
 */
export function drainMessages(port: MessagePort, onMessage: (message: ToCacheThread) => void): void {
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    onMessage(next.message as ToCacheThread)
  }
}
