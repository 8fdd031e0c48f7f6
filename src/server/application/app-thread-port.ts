import { subscribe } from 'node:diagnostics_channel'
import type { Cms } from '../../boot/handshake'
import { setHeardByOthers } from '../../cache/peers'
import { WRITES_CHANNEL, type WriteAnnouncement } from '../../cache/write-events'
import { publish } from '../../delivery/invalidation/publish-writes'
import { complain } from '../process/terminal'
import type { Call, ToApplication, ToFront } from '../thread-protocol'

/** What the application does for the front: it tells it each write, hears those of other nodes, and answers its questions. */
export class ApplicationSide {
  cms: Pick<Cms, Call['name']> | undefined
  #isRelaying = false

  /** `send` hands buffers over, which are then no longer here. */
  constructor(readonly send: (message: ToFront, handedOver?: ArrayBuffer[]) => void) {
    subscribe(WRITES_CHANNEL, (message) => {
      if (!this.#isRelaying) this.send({ kind: 'write', write: message as WriteAnnouncement })
    })
  }

  // What another node wrote matters here too; it is not told back to where it came from.
  relay({ write }: Pick<Extract<ToApplication, { kind: 'write' }>, 'write'>): void {
    this.#isRelaying = true
    publish(write)
    this.#isRelaying = false
  }

  setHeard({ isHeard }: Extract<ToApplication, { kind: 'heard' }>): void {
    setHeardByOthers(isHeard)
    // What was told last may be lost: it is told once more, by whatever way is left.
    if (!isHeard) this.relay({ write: { tags: [], collections: [], everything: true } })
  }

  async answer({ call, asked }: Extract<ToApplication, { kind: 'call' }>): Promise<void> {
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
