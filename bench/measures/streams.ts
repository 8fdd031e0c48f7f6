import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { median } from '../../test/support/median'
import type { Peer } from '../child'
import { type Figure, figure, ms } from '../figures'
import { createPublisher } from '../publisher'

const STREAMS = 1_000
const CHANGES = 5
const WITHIN_MS = 30_000

/**
 * How long a change takes from the request that writes it until each of 1,000 open streams of changes has it. The streams are
 * spread over the nodes, and the first node gets the write.
 */
export async function measureStreams(nodes: readonly [Peer, ...Peer[]], edition: string): Promise<Figure> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const streams: ChangeCounter[] = []
  try {
    for (const [index, { origin }] of nodes.entries()) {
      const share = Math.ceil((STREAMS - streams.length) / (nodes.length - index))
      for (let nth = 0; nth < share; nth += 1)
        streams.push(new ChangeCounter(`${origin}/api/changes/stream?since=now`, agent))
    }
    await untilAll(streams, ({ isOpen }) => isOpen)
    const publish = await createPublisher(nodes[0], edition)
    const spent: number[] = []
    for (let nth = 1; nth <= CHANGES; nth += 1) {
      const began = performance.now()
      await publish()
      await untilAll(streams, ({ received }) => received.length >= nth)
      spent.push(Math.max(...streams.map(({ received }) => received[nth - 1] ?? Number.NaN)) - began)
      await wait(200)
    }
    const [worst, most] = [Math.max(...spent), nodes.length === 1 ? 1_000 : 2_000]
    const where = nodes.length === 1 ? 'one node' : `${nodes.length} nodes`
    const goal = { target: `< ${most / 1_000} s`, isMet: worst < most }
    return figure(
      `a change at all of ${STREAMS.toLocaleString('en')} open streams, ${where}`,
      `${ms(median(spent))}, the slowest of ${CHANGES} ${ms(worst)}`,
      goal,
    )
  } finally {
    for (const stream of streams) stream.close()
    agent.destroy()
  }
}

/** An open stream: when each change came. */
class ChangeCounter {
  readonly received: number[] = []
  isOpen = false
  readonly #request

  constructor(url: string, agent: Agent) {
    this.#request = request(url, { agent }, (response) => this.#read(response))
    // A server that stops ends its streams.
    this.#request.on('error', () => undefined)
    this.#request.end()
  }

  close(): void {
    this.#request.destroy()
  }

  #read(response: IncomingMessage): void {
    response.setEncoding('utf8')
    response.on('error', () => undefined)
    response.on('data', (text: string) => {
      this.isOpen ||= text.includes(': still here')
      for (const _ of text.matchAll(/^event: change$/gm)) this.received.push(performance.now())
    })
  }
}

async function untilAll(streams: readonly ChangeCounter[], holds: (stream: ChangeCounter) => boolean): Promise<void> {
  const deadline = performance.now() + WITHIN_MS
  while (!streams.every(holds)) {
    if (performance.now() > deadline) throw new Error(`Not all of ${streams.length} streams are that far.`)
    await wait(5)
  }
}
