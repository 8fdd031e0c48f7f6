import type { Server } from 'node:http'
import { env } from '../../env'
import type { Handler } from '../../http/handler'
import type { FastPath } from '../fast-path/fast-path'
import { drain } from './drain'
import { type Pingable, withHealth } from './health'
import { listen } from './listen'
import { answerNotReady } from './not-ready'

/** The server that the public reaches. Everything is answered 503 until it is opened. */
export class PublicServer {
  #answer: Handler = answerNotReady
  #cms: Pingable | undefined
  #isClosing = false

  private constructor(
    readonly server: Server,
    private readonly lane?: FastPath,
  ) {
    lane?.watch(server)
  }

  /** Listens on `PORT`, beside a `lane` if there is one; rejects with a `StartError` that says what to change. */
  static async listen(lane?: FastPath): Promise<PublicServer> {
    const door: PublicServer = new PublicServer(
      await listen(
        withHealth(
          () => (door.#isClosing ? undefined : door.#cms),
          (request, response) => {
            if (door.#isClosing) response.setHeader('Connection', 'close')
            return door.#answer(request, response)
          },
        ),
        env.PORT,
        env.HOST,
      ),
      lane,
    )
    return door
  }

  open(answer: Handler, cms: Pingable): void {
    this.#answer = answer
    this.#cms = cms
  }

  /** Finishes what is under way within `patienceMs`, and takes nothing new. */
  async close(patienceMs: number): Promise<void> {
    this.#isClosing = true
    this.lane?.close()
    await drain(this.server, patienceMs, () => this.lane?.isWriting === true)
  }
}
