import type { Cms } from '../../boot/handshake'
import { setPeersConnected } from '../../cache/peers'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import { complain } from '../process/terminal'
import type { Call, ToAppThread, ToCacheThread } from '../thread-protocol'

/** What the application does for the front: it tells it each write, hears those of other nodes, and answers its questions. */
export class AppThreadPort {
  cms: Pick<Cms, Call['name']> | undefined
  #isRelaying = false

  /** `send` hands buffers over, which are then no longer here. */
  constructor(readonly send: (message: ToCacheThread, handedOver?: ArrayBuffer[]) => void) {
    subscribeToWrites((write) => {
      if (!this.#isRelaying) this.send({ kind: 'write', write })
    })
  }

  // What another node wrote matters here too; it is not told back to where it came from.
  relay({ write }: Pick<Extract<ToAppThread, { kind: 'write' }>, 'write'>): void {
    this.#isRelaying = true
    publishWrite(write)
    this.#isRelaying = false
  }

  setConnected({ isHeard }: Extract<ToAppThread, { kind: 'heard' }>): void {
    setPeersConnected(isHeard)
    // What was told last may be lost: it is told once more, by whatever way is left.
    if (!isHeard) this.relay({ write: { tags: [], collections: [], everything: true } })
  }

  async answer({ call, asked }: Extract<ToAppThread, { kind: 'call' }>): Promise<void> {
    try {
      if (!this.cms) throw new Error('The application is not there yet.')
      if (asked.name !== 'read') return this.send({ kind: 'answer', call, value: await this.cms[asked.name]() })
      const value = await this.cms.read(asked.request)
      this.send({ kind: 'answer', call, value }, [value.body.buffer])
    } catch (error) {
      const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
      // The front tells a reader that there is no answer, not why.
      if (asked.name === 'read') complain(stack)
      this.send({ kind: 'answer', call, problem: message })
    }
  }
}
