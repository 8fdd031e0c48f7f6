import type { CollectionSlug, PayloadRequest } from 'payload'
import { type Reference, referencesIn } from '../../../collections/shared/fields/references'
import { findDocuments } from '../../../collections/shared/find-documents'
import { exposedReferences, SKIP_REFERENCE_REMOVAL } from '../../../collections/shared/hooks/hide-unreadable-references'
import { recordReadable } from '../../../collections/shared/hooks/readable-ids'
import { isValidId } from '../../../collections/shared/ids'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { trackRead, trackSeparately } from '../../cache/dependencies'
import { type CacheTag, documentTag } from '../../cache/tags'
import { copyOf } from './copy'
import { memoizeJson } from './json-memo'
import type { ReadCache } from './read-cache'
import { isolated, scopeOf } from './scope'

/** A document in an answer. */
export type Doc = Record<string, unknown> & { id: string }

/** A document as it is in the database, its references bare. */
interface Bare {
  doc: Doc | null
  weight: number
}

/** A document with its references to a depth; `null` where nobody may read it. */
interface Populated {
  doc: Doc | null
  /** What it takes with all it refers to, once for each time it does: as its JSON would. */
  weight: number
  tags: CacheTag[]
  /** Whether GraphQL writes into it: it puts the images of a long text in their places. */
  isWrittenTo: boolean
}

type DocumentRef = Pick<Reference, 'collection' | 'id'>

/** Documents of a collection. */
export interface Documents {
  collection: CollectionSlug
  ids: readonly string[]
  depth: number
  /** Whether they are those of a list, whose own tag is of all that is in it. */
  isList: boolean
}

/** The documents as anybody may read them, populated to a depth, in the order of `ids`. */
export async function cachedDocuments(
  kept: ReadCache,
  req: PayloadRequest,
  { collection, ids, depth, isList }: Documents,
): Promise<(Doc | null)[]> {
  const wanted = ids.map((id) => ({ collection, id }))
  const found = await new Assembly(kept, req).populated(wanted, depth)
  return wanted.map((one) => {
    const { doc = null, tags = [], isWrittenTo = false } = found.get(nameOf(one)) ?? {}
    if (doc) recordReadable(req, collection, doc.id)
    trackRead(isList ? tags.filter((tag) => tag !== nameOf(one)) : tags, req.locale)
    if (isWrittenTo) return copyOf(doc)
    if (doc) memoizeJson(doc)
    return doc
  })
}

const nameOf = ({ collection, id }: DocumentRef): string => documentTag(collection, id)

/** Puts documents together for one request: one find a collection and level for all that is not kept. */
class Assembly {
  readonly #since: number
  readonly #scope: string

  constructor(
    readonly kept: ReadCache,
    readonly req: PayloadRequest,
  ) {
    this.#since = kept.now
    this.#scope = scopeOf(req)
  }

  async populated(wanted: readonly DocumentRef[], depth: number): Promise<Map<string, Populated>> {
    const key = (name: string) => `${name} ${depth} ${this.#scope}`
    const found = new Map<string, Populated>()
    const missing: DocumentRef[] = []
    for (const one of wanted) {
      const known = this.kept.get<Populated>(key(nameOf(one)))
      if (known) found.set(nameOf(one), known)
      else missing.push(one)
    }
    if (missing.length === 0) return found
    const bare = await this.#bare(missing)
    const opened = [...bare].map(([name, { doc, weight }]) => ({ name, weight, ...this.#open(name, doc) }))
    const references = opened.flatMap((one) => one.references)
    const related: Map<string, Bare & { tags?: CacheTag[] }> =
      depth > 0 ? await this.populated(references, depth - 1) : await this.#bare(references)
    for (const { name, doc, references, weight } of opened) {
      const tags = new Set<CacheTag>([name])
      let whole = weight
      for (const reference of references.reverse()) {
        const other = related.get(nameOf(reference))
        for (const tag of other?.tags ?? [nameOf(reference)]) tags.add(tag)
        if (!other?.doc) reference.remove()
        else if (depth > 0) {
          reference.populate(other.doc)
          whole += other.weight
        }
      }
      const isWrittenTo = this.req.payloadAPI === 'GraphQL' && references.some(({ isInText }) => isInText)
      const populated: Populated = { doc, weight: whole, tags: [...tags], isWrittenTo }
      found.set(name, populated)
      this.kept.set(key(name), populated, { tags: populated.tags, weight: whole, since: this.#since })
    }
    return found
  }

  #open(name: string, bare: Doc | null): { doc: Doc | null; references: Reference[] } {
    if (!bare) return { doc: null, references: [] }
    const doc = copyOf(bare)
    const collection = name.slice(0, name.indexOf('#')) as CollectionSlug
    const { fields } = this.req.payload.collections[collection].config
    return { doc, references: exposedReferences(this.req, referencesIn(fields, doc)) }
  }

  async #bare(wanted: readonly DocumentRef[]): Promise<Map<string, Bare>> {
    const found = new Map<string, Bare>()
    const missing = new Map<CollectionSlug, Set<string>>()
    for (const { collection, id } of wanted) {
      const name = nameOf({ collection, id })
      const known = this.kept.get<Bare>(`${name} ${this.#scope}`)
      if (known) found.set(name, known)
      else missing.set(collection as CollectionSlug, (missing.get(collection as CollectionSlug) ?? new Set()).add(id))
    }
    await Promise.all([...missing].map(([collection, ids]) => this.#read(collection, [...ids], found)))
    return found
  }

  async #read(collection: CollectionSlug, ids: string[], found: Map<string, Bare>): Promise<void> {
    const { result: docs } = await trackSeparately(() => findBare(isolated(this.req), collection, ids))
    const byId = new Map(docs.map((doc) => [doc.id, doc]))
    for (const id of ids) {
      const doc = byId.get(id) ?? null
      const bare: Bare = { doc, weight: doc ? 2 * JSON.stringify(doc).length : 0 }
      const name = nameOf({ collection, id })
      found.set(name, bare)
      this.kept.set(`${name} ${this.#scope}`, bare, { tags: [name], weight: bare.weight, since: this.#since })
    }
  }
}

function findBare(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<Doc[]> {
  return findDocuments<Doc>(req, collection, {
    where: { id: { in: ids.filter((id) => isValidId(req.payload, id)) } },
    ...languagesOf(req),
    as: 'requester',
    disableErrors: true,
    currentDepth: 1,
    context: { [SKIP_REFERENCE_REMOVAL]: true },
  })
}
