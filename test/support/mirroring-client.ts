import { type Change, ChangeFollower } from './follow-changes'

/** A client that copies each document when it is notified of a change, and at no other time. */
export class MirroringClient extends ChangeFollower {
  readonly #copies = new Map<string, string>()

  override async readPage(limit = 100): Promise<boolean> {
    const before = this.received.length
    const hasMore = await super.readPage(limit)
    for (const change of this.received.slice(before)) await this.#copy(change)
    return hasMore
  }

  /** The documents whose copy differs from what the API answers now. */
  async outdated(): Promise<string[]> {
    const found: string[] = []
    for (const subject of this.documents) {
      if (this.#copies.get(subject) !== (await this.#read(subject))) found.push(subject)
    }
    return found
  }

  async #copy({ kind, collection, id }: Change): Promise<void> {
    const subject = `${collection}#${id}`
    if (kind === 'withdrawn') this.#copies.delete(subject)
    else this.#copies.set(subject, await this.#read(subject))
  }

  // Without what a save that changes nothing changes: the moment of the last write, and how an empty text is written.
  async #read(subject: string): Promise<string> {
    const [collection, id] = subject.split('#')
    const response = await this.fetch(`/api/${collection}/${id}?depth=0&locale=all`)
    const { updatedAt, ...doc } = await response.json()
    return `${response.status} ${JSON.stringify(doc, (_, value) => (isEmpty(value) ? undefined : value))}`
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).every(isEmpty))
