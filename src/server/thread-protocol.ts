import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { WriteEvent } from '../cache/write-events'
import type { OriginRequest } from '../delivery/origin/origin'

/** What the application tells the front. */
export type ToCacheThread =
  | { kind: 'open'; port: number; observesAllWrites: boolean }
  | { kind: 'write'; write: WriteEvent }
  | { kind: 'database'; isUp: boolean }
  | { kind: 'answer'; call: number; value?: unknown; problem?: string }
  | { kind: 'stop'; patienceMs: number }

/** What the front tells the application. */
export type ToAppThread =
  | { kind: 'listening' }
  | { kind: 'opened' }
  | { kind: 'failed'; message: string; isExpected: boolean }
  | { kind: 'call'; call: number; asked: Call }
  | { kind: 'write'; write: WriteEvent }
  | { kind: 'heard'; isHeard: boolean }

/** What the front asks of the application: to the members of `Cms` of the same name. */
export type Call = { name: 'ping' | 'contentHash' } | { name: 'read'; request: OriginRequest }

/**
 * Takes in at once what has arrived at a port and would only be told in a later turn: what the application told before it
 * wrote to a socket is there when its bytes are.
 */
export function drainMessages(port: MessagePort, hear: (message: ToCacheThread) => void): void {
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
    hear(next.message as ToCacheThread)
}
