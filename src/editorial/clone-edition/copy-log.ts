import type { CopiedDocument } from './copy-record'

/** A document with the times of its writes. */
interface Stamped {
  id: string
  createdAt?: string
  updatedAt?: string
}

/** Two writes of one run, in French and in English, are no further apart. */
const ONE_RUN_MS = 1_000

/** The documents of a new edition with the time of the last write that was no editor's. */
export class CopyLog {
  readonly #documents: Map<string, CopiedDocument>

  /** `earlier` is what former runs of the same order recorded. */
  constructor(earlier: readonly CopiedDocument[] = []) {
    this.#documents = new Map(earlier.map((document) => [document.id, document]))
  }

  /** Notes a document that this run created. */
  created(collection: CopiedDocument['collection'], { id, updatedAt }: Stamped, label: string): void {
    this.#documents.set(id, { collection, id, label, updatedAt })
  }

  /**
   * Notes a document that exists already. `completedAt` is given when this run has just written into it. Its time is absent
   * when an editor may have written it before: it then counts as changed.
   */
  found(collection: CopiedDocument['collection'], document: Stamped, label: string, completedAt?: string): void {
    const { id, createdAt = '', updatedAt } = document
    const known = this.#documents.get(id)
    const isOurs = known ? known.updatedAt === updatedAt : isOfOneRun(createdAt, updatedAt ?? '')
    const before = known ? known.updatedAt : isOurs ? updatedAt : undefined
    this.#documents.set(id, {
      collection,
      id,
      label: known?.label ?? label,
      updatedAt: completedAt ? (isOurs ? completedAt : undefined) : before,
    })
  }

  /** Every document of the edition. */
  get documents(): CopiedDocument[] {
    return [...this.#documents.values()]
  }
}

const isOfOneRun = (createdAt: string, updatedAt: string): boolean =>
  new Date(updatedAt).getTime() - new Date(createdAt).getTime() < ONE_RUN_MS
