import { setImmediate as nextTurn } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishWrite, subscribeToWrites, type WriteEvent } from '../../../src/cache/write-events'
import type { OriginResponse } from '../../../src/delivery/origin/origin'
import { AppThreadPort } from '../../../src/server/application/app-thread-port'
import type { ToAppThread, ToCacheThread } from '../../../src/server/process/thread-protocol'
import { RpcClient } from '../../../src/server/public/rpc-client'
import { answered } from '../../support/test-origin'

let channel: MessageChannel
let rpc: RpcClient
/** The events of both threads, in their order. */
let log: string[]
let respond: () => Promise<OriginResponse>
let unsubscribe: () => void

const appThread = new AppThreadPort((message, transferred = []) => channel.port2.postMessage(message, transferred))
const write = (tag: string): WriteEvent => ({ tags: [tag], collections: [] })
const sendToApp = (message: ToAppThread) => channel.port1.postMessage(message)
const read = () => rpc.call<OriginResponse>({ name: 'read', request: { method: 'GET', url: '/api/rooms' } })

beforeEach(() => {
  log = []
  respond = async () => answered('{"docs":[]}', ['rooms'])
  channel = new MessageChannel()
  appThread.cms = {
    ping: async () => undefined,
    findProblems: async () => [],
    contentHash: async () => 'hash',
    countDeliveries: async () => ({ delivered: 0, failed: 0, dead: 0, pending: 0 }),
    countPlans: async () => ({ late: 0, failed: 0 }),
    countFiles: async () => ({ missing: { media: 0, documents: 0 }, unreachable: 0 }),
    read: async () => {
      log.push('application reads')
      return respond()
    },
  }
  rpc = new RpcClient((id, call) => sendToApp({ kind: 'call', id, call }))
  channel.port2.on('message', (message: ToAppThread) => {
    if (message.kind === 'write') appThread.relay(message)
    if (message.kind === 'call') void appThread.answer(message)
  })
  channel.port1.on('message', (message: ToCacheThread) => {
    if (message.kind === 'write') log.push(`cache receives ${message.write.tags}`)
    if (message.kind === 'result') rpc.receive(message)
  })
  unsubscribe = subscribeToWrites(({ tags }) => log.push(`application receives ${tags}`))
})
afterEach(() => {
  unsubscribe()
  channel.port1.close()
})

describe('between the two threads', () => {
  test('the application receives a write of another node before a later fill', async () => {
    sendToApp({ kind: 'write', write: write('rooms#1') })
    await read()
    expect(log).toEqual(['application receives rooms#1', 'application reads'])
  })

  test('the cache thread receives a write before a later response', async () => {
    respond = async () => {
      publishWrite(write('rooms#2'))
      await nextTurn()
      publishWrite(write('rooms#3'))
      return answered('{"docs":[]}')
    }
    await read()
    log.push('cache has the response')
    expect(log.filter((event) => event.startsWith('cache'))).toEqual([
      'cache receives rooms#2',
      'cache receives rooms#3',
      'cache has the response',
    ])
  })

  test('a response arrives with its dependencies, its bytes transferred and not copied', async () => {
    const response = answered('{"docs":["é"]}', ['rooms', 'rooms#1'])
    respond = async () => response
    const { body, dependencies, status } = await read()
    expect([status, Buffer.from(body).toString(), [...dependencies.tags]]).toEqual([
      200,
      '{"docs":["é"]}',
      ['rooms', 'rooms#1'],
    ])
    expect(response.body.byteLength).toBe(0)
  })

  test('a call that fails rejects with its error', async () => {
    respond = () => Promise.reject(new Error('The rows are gone.'))
    await expect(read()).rejects.toThrow('The rows are gone.')
  })
})
