import type { Cms } from '../../boot/handshake'
import type { Evictions } from '../../cache/evictions'
import { setPeersConnected } from '../../cache/peers'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import { newRequestId, runWithRequestId } from '../../logs/request-id'
import { traced } from '../../traces/trace'
import { printError } from '../process/print'
import type { Call, ToAppThread, ToCacheThread } from '../process/thread-protocol'

type MessageOf<Kind extends ToAppThread['kind']> = Extract<ToAppThread, { kind: Kind }>

/** The application's end of the port to the cache thread: sends each write, receives those of other nodes, answers calls. */
export class AppThreadPort {
  cms: Pick<Cms, Call['name']> | undefined
  #isRelaying = false
  #questions = 0
  readonly #asked = new Map<number, (evictions: Evictions) => void>()

  /** `send` transfers the buffers it is given: they are empty here afterwards. */
  constructor(readonly send: (message: ToCacheThread, transferred?: ArrayBuffer[]) => void) {
    subscribeToWrites((write) => {
      if (!this.#isRelaying) this.send({ kind: 'write', write })
    })
  }

  /** Asks when the copies of public responses had evicted what was written so far. */
  findEvictions(): Promise<Evictions> {
    this.#questions += 1
    const id = this.#questions
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      this.send({ kind: 'evictions', id })
    })
  }

  receiveEvictions({ id, evictions }: Pick<MessageOf<'evicted'>, 'id' | 'evictions'>): void {
    this.#asked.get(id)?.(evictions)
    this.#asked.delete(id)
  }

  /** Publishes a write of another node in this thread, without sending it back to the cache thread. */
  relay({ write }: Pick<MessageOf<'write'>, 'write'>): void {
    this.#isRelaying = true
    publishWrite(write)
    this.#isRelaying = false
  }

  setPeersConnected({ areConnected }: Pick<MessageOf<'peers'>, 'areConnected'>): void {
    setPeersConnected(areConnected)
    // The last writes may not have reached the other nodes: they are published once more, through the database.
    if (!areConnected) this.relay({ write: { tags: [], collections: [], everything: true } })
  }

  /** Makes a call and sends its result. */
  async answer({ id, call }: Pick<MessageOf<'call'>, 'id' | 'call'>): Promise<void> {
    const requestId = (call.name === 'read' && call.request.requestId) || newRequestId()
    try {
      if (!this.cms) throw new Error('The application is not ready.')
      if (call.name !== 'read') return this.send({ kind: 'result', id, value: await this.cms[call.name]() })
      const { cms } = this
      const { request } = call
      const span = { name: 'fill', parent: request.traceparent, attributes: { 'assises.request.id': requestId } }
      const value = await runWithRequestId(requestId, () => traced(span, () => cms.read(request)))
      this.send({ kind: 'result', id, value }, [value.body.buffer])
    } catch (error) {
      const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
      // Readers get a 503 without the reason.
      if (call.name === 'read') runWithRequestId(requestId, () => printError(stack))
      this.send({ kind: 'result', id, error: message })
    }
  }
}
