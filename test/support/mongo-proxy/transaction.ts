import type { Backend } from './backend'
import { type Document, numberOf } from './bson'
import { type Concerned, keyOf } from './concerned-documents'

interface Change extends Concerned {
  after?: Document
}

/** An open transaction: an undo log of the documents that it changed. */
export class Transaction {
  state: 'open' | 'committed' | 'aborted' = 'open'
  readonly changes = new Map<string, Change>()
  readonly collections = new Set<string>()
  /** The commands that were sent and not answered yet. */
  readonly running = new Set<string>()
  hasStarted = false
  readonly ended: Promise<void>
  #end: () => void = () => undefined

  constructor(
    readonly database: string,
    /** The clock of the database when the transaction began: what was written later is a conflict. */
    readonly since: number,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  record({ collection, id, before }: Concerned, after: Document | undefined): void {
    const key = keyOf(collection, id)
    const known = this.changes.get(key)
    if (!known && before === undefined && after === undefined) return
    this.changes.set(key, { collection, id, before: known ? known.before : before, after })
    this.collections.add(collection)
  }

  end(state: 'committed' | 'aborted'): void {
    this.state = state
    this.#end()
  }

  /** Writes the documents as they are in the transaction, or as they are for everybody else. Throws on a duplicate key. */
  async show(backend: Backend, which: 'before' | 'after'): Promise<void> {
    for (const collection of this.collections) {
      const own = [...this.changes.values()].filter((change) => change.collection === collection)
      const gone = own.filter((change) => change[which] === undefined)
      const present = own.filter((change) => change[which] !== undefined)
      const $db = this.database
      if (gone.length > 0) {
        const deletes = gone.map(({ id }) => ({ q: { _id: id }, limit: 1 }))
        await backend.command({ delete: collection, deletes, $db })
      }
      if (present.length === 0) continue
      const updates = present.map((change) => ({ q: { _id: change.id }, u: change[which], upsert: true }))
      const reply = await backend.command({ update: collection, updates, $db })
      if (numberOf(reply.ok) !== 1 || reply.writeErrors) throw new Error('A duplicate key')
    }
  }
}
