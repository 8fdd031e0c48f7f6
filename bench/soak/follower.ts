import { setTimeout as wait } from 'node:timers/promises'
import type { Counts } from './counts'
import type { SoakSite } from './site'

/** Follows the stream of changes as an `EventSource` does: after a cut it connects again with the id of the last event. */
export class Follower {
  #lastId = ''
  #isStopped = false
  #abort = new AbortController()
  /** The documents of the changes that it received, as `collection/id`. */
  readonly received = new Set<string>()
  #following: Promise<void> | undefined

  constructor(
    readonly site: SoakSite,
    readonly counts: Counts,
  ) {}

  /** Begins at the end of the log, once that is known. */
  async start(): Promise<this> {
    const { text } = await this.site.ask('GET', '/api/changes?since=now')
    this.#lastId = JSON.parse(text).next
    this.#following = this.#follow()
    return this
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#abort.abort()
    await this.#following
  }

  async #follow(): Promise<void> {
    while (!this.#isStopped) {
      await this.#read().catch(() => undefined)
      await wait(200)
    }
  }

  async #read(): Promise<void> {
    const headers = new Headers({ 'last-event-id': this.#lastId })
    const address = `http://127.0.0.1:${this.site.port}/api/changes/stream`
    const { ok, body } = await fetch(address, { headers, signal: this.#abort.signal })
    if (!ok || !body) return
    let text = ''
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += read.value
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) this.#receive(block)
    }
  }

  #receive(block: string): void {
    const [, id] = /^id: ?(.*)$/m.exec(block) ?? []
    const [, data] = /^data: ?(.*)$/m.exec(block) ?? []
    if (id) this.#lastId = id
    if (!data) return
    const change = JSON.parse(data)
    this.counts.events += 1
    this.received.add(`${change.collection}/${change.id}`)
  }
}
