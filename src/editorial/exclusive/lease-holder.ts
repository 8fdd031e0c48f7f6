import type { PayloadRequest } from 'payload'
import { renewLease, returnLease } from '../../../collections/shared/lease'
import { refuseRequest } from '../../../collections/shared/messages'

import { takenOver } from './messages'

const RENEWAL_MS = 15_000

/** Holds a lease while an operation runs. On MongoDB it is renewed; on SQLite it outlasts any transaction. */
export class LeaseHolder {
  #isLost = false
  #timer: NodeJS.Timeout | undefined

  constructor(
    readonly req: PayloadRequest,
    readonly owner: string,
  ) {
    const { payload } = req
    if (payload.db.name === 'sqlite') return
    this.#timer = setInterval(() => void this.#renew(), RENEWAL_MS)
    this.#timer.unref()
  }

  /** Throws when another node has taken the lease over. */
  check(): void {
    if (this.#isLost) throw refuseRequest(this.req, 409, takenOver, 'OPERATION_TAKEN_OVER')
  }

  /** Gives the lease back. When that fails, its time passes by itself. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    const { payload } = this.req
    await returnLease(payload, this.owner).catch((err: unknown) =>
      payload.logger.error({ err, msg: 'A lease could not be given back.' }),
    )
  }

  async #renew(): Promise<void> {
    const { payload } = this.req
    try {
      this.#isLost ||= !(await renewLease(payload, this.owner))
    } catch (err) {
      payload.logger.error({ err, msg: 'A lease could not be renewed.' })
    }
  }
}
