import type { TestApp } from './app'

/** A change as `/api/changes` answers it. */
export interface Change {
  position: number
  kind: 'published' | 'changed' | 'withdrawn'
  collection: string
  id: string
  slug?: string
  editions: string[]
}

interface Page {
  changes: Change[]
  next: string
  hasMore: boolean
}

type Fetch = (path: string) => Promise<Response>

/** A client that holds what is public by following the changes, as a static site would. */
export class ChangeFollower {
  cursor: string | undefined
  readonly received: Change[] = []
  /** The kind of the latest change of each document that it knows of. */
  readonly held = new Map<string, Change['kind']>()

  constructor(
    readonly fetch: Fetch,
    readonly query = '',
  ) {}

  /** Reads one page; returns whether more changes wait. */
  async readPage(limit = 100): Promise<boolean> {
    const since = this.cursor === undefined ? '' : `&since=${this.cursor}`
    const response = await this.fetch(`/api/changes?limit=${limit}${since}${this.query}`)
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    const { changes, next, hasMore }: Page = await response.json()
    for (const change of changes) this.receive(change)
    this.cursor = next
    return hasMore
  }

  /** Reads until nothing more waits; returns what was new. */
  async read(limit = 100): Promise<Change[]> {
    const before = this.received.length
    while (await this.readPage(limit));
    return this.received.slice(before)
  }

  receive(change: Change): void {
    this.received.push(change)
    this.held.set(`${change.collection}#${change.id}`, change.kind)
  }

  /** The documents that it holds, sorted. */
  get documents(): string[] {
    return [...this.held].flatMap(([subject, kind]) => (kind === 'withdrawn' ? [] : [subject])).toSorted()
  }
}

/** Every public document of the site, sorted, as lists of the API show it to an anonymous reader. */
export async function publicDocuments(app: TestApp, collections: Iterable<string>): Promise<string[]> {
  const subjects: string[] = []
  for (const collection of collections) {
    for (let page = 1; ; page += 1) {
      const response = await app.fetch(`/api/${collection}?limit=100&depth=0&sort=createdAt&page=${page}`)
      const { docs, hasNextPage } = await response.json()
      for (const { id } of docs) subjects.push(`${collection}#${id}`)
      if (!hasNextPage) break
    }
  }
  return subjects.toSorted()
}
