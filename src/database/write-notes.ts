import type { BaseDatabaseAdapter, CollectionSlug } from 'payload'
import type { WriteEvent } from '../cache/write-events'

/** Which writes are noted in the database, so that no crash between a commit and what follows it loses them. */
export interface WriteNotes {
  /** The collection of the notes. */
  collection: string
  /** What the note of a write says; `undefined` when it needs none. */
  subjectsOf(event: WriteEvent): string[] | undefined
}

/** Writes notes with the methods of an adapter as they are before writes publish events. */
export class NoteWriter {
  readonly #create: BaseDatabaseAdapter['create']
  readonly #updateOne: BaseDatabaseAdapter['updateOne']

  constructor(
    readonly adapter: BaseDatabaseAdapter,
    readonly notes: WriteNotes | undefined,
  ) {
    this.#create = adapter.create.bind(adapter)
    this.#updateOne = adapter.updateOne.bind(adapter)
  }

  /** Notes the writes of a transaction, in it. Does nothing in one that is over, whose commit is refused. */
  async noteIn(transactionID: number | string, event: WriteEvent): Promise<void> {
    const subjects = this.adapter.sessions?.[transactionID] && this.notes?.subjectsOf(event)
    if (subjects) await this.#write({ subjects, isReady: true }, { transactionID })
  }

  /**
   * Notes a write that has no transaction: before it, as one that may have changed anything of `before`, and after it what it
   * has changed. When the process dies between the two, the first note stays.
   */
  async noteAround<Result>(
    before: WriteEvent,
    write: () => Promise<Result>,
    after: (result: Result) => WriteEvent | Promise<WriteEvent>,
  ): Promise<Result> {
    const possible = this.notes?.subjectsOf(before)
    const note = possible && (await this.#write({ subjects: possible, isReady: false }))
    const ready = async (event: WriteEvent) => {
      // A note that does not become ready is looked at too, later.
      if (note) await this.#ready(note.id, this.notes?.subjectsOf(event) ?? possible).catch(() => undefined)
    }
    try {
      const result = await write()
      await ready(await after(result))
      return result
    } catch (error) {
      await ready(before)
      throw error
    }
  }

  #write(data: Record<string, unknown>, req?: { transactionID: number | string }) {
    const collection = (this.notes?.collection ?? '') as CollectionSlug
    return this.#create({ collection, data: { ...data, ...timestamps() }, req })
  }

  async #ready(id: number | string, subjects: string[]): Promise<void> {
    const collection = (this.notes?.collection ?? '') as CollectionSlug
    await this.#updateOne({ collection, id, data: { subjects, isReady: true }, returning: false })
  }
}

function timestamps() {
  const now = new Date().toISOString()
  return { createdAt: now, updatedAt: now }
}
