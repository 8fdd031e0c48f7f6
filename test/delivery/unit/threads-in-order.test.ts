import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate as turn } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishWrite, WRITE_EVENTS, type WriteEvent } from '../../../src/cache/write-events'
import type { OriginResponse } from '../../../src/delivery/origin/origin'
import { AppThreadPort } from '../../../src/server/application/app-thread-port'
import { RpcClient } from '../../../src/server/public/rpc-client'
import type { ToAppThread, ToCacheThread } from '../../../src/server/thread-protocol'
import { answered } from '../../support/origin-over'

let channel: MessageChannel
let calls: RpcClient
/** What happened, on either side, in its order. */
let happened: string[]
let makes: () => Promise<OriginResponse>

const side = new AppThreadPort((message, handedOver = []) => channel.port2.postMessage(message, handedOver))
const write = (tag: string): WriteEvent => ({ tags: [tag], collections: [] })
const hearInApplication = (message: unknown) => happened.push(`application hears ${(message as WriteEvent).tags}`)
const told = (message: ToAppThread) => channel.port1.postMessage(message)
const read = () => calls.call<OriginResponse>({ name: 'read', request: { method: 'GET', url: '/api/rooms' } })

beforeEach(() => {
  happened = []
  makes = async () => answered('{"docs":[]}', ['rooms'])
  channel = new MessageChannel()
  side.cms = {
    ping: async () => undefined,
    contentHash: async () => 'mark',
    read: async () => {
      happened.push('application reads')
      return makes()
    },
  }
  calls = new RpcClient((call, asked) => told({ kind: 'call', call, asked }))
  channel.port2.on('message', (message: ToAppThread) => {
    if (message.kind === 'write') side.relay(message)
    if (message.kind === 'call') void side.answer(message)
  })
  channel.port1.on('message', (message: ToCacheThread) => {
    if (message.kind === 'write') happened.push(`front hears ${message.write.tags}`)
    if (message.kind === 'answer') calls.receive(message)
  })
  subscribe(WRITE_EVENTS, hearInApplication)
})
afterEach(() => {
  unsubscribe(WRITE_EVENTS, hearInApplication)
  channel.port1.close()
})

describe('between the two threads', () => {
  test('a write of another node is heard by the application before a fill that is asked afterwards', async () => {
    told({ kind: 'write', write: write('rooms#1') })
    await read()
    expect(happened).toEqual(['application hears rooms#1', 'application reads'])
  })

  test('a write is heard by the front before an answer that is made afterwards', async () => {
    makes = async () => {
      publishWrite(write('rooms#2'))
      await turn()
      publishWrite(write('rooms#3'))
      return answered('{"docs":[]}')
    }
    await read()
    happened.push('front has the answer')
    expect(happened.filter((each) => each.startsWith('front'))).toEqual([
      'front hears rooms#2',
      'front hears rooms#3',
      'front has the answer',
    ])
  })

  test('an answer arrives with all that was read, its bytes handed over and not copied', async () => {
    const made = answered('{"docs":["é"]}', ['rooms', 'rooms#1'])
    makes = async () => made
    const { body, dependencies: reading, status } = await read()
    expect([status, Buffer.from(body).toString(), [...reading.tags]]).toEqual([
      200,
      '{"docs":["é"]}',
      ['rooms', 'rooms#1'],
    ])
    expect(made.body.byteLength).toBe(0)
  })

  test('an answer that fails is told as that', async () => {
    makes = () => Promise.reject(new Error('The rows are gone.'))
    await expect(read()).rejects.toThrow('The rows are gone.')
  })
})
