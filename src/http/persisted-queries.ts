import { LRUCache } from 'lru-cache'
import { isRecord } from '../domain/record'
import { badRequest, type Refusal } from './refusal'
import { hashOfDocument, type TrustedDocuments } from './trusted-documents'

const MAX_QUERIES = 5_000
const MAX_CHARACTERS = 5_000_000
const isHash = /^[\da-f]{64}$/

type Members = Record<string, unknown>

/** What the members of a request stand for, once a hash has been replaced by its query; or why it is refused. */
type Resolved = { members: Members; isRegistration: boolean } | Refusal

/**
 * The queries that clients registered by their hash, as
 * [automatic persisted queries](https://www.apollographql.com/docs/apollo-server/performance/apq) are: a client sends the hash
 * alone, and with it the query once it is not found. The least recently used are forgotten, and a restart forgets all of them;
 * clients then register them again. Trusted documents are never forgotten.
 */
export class PersistedQueries {
  readonly #queries = new LRUCache<string, string>({
    max: MAX_QUERIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (query) => query.length,
  })

  constructor(private readonly trusted?: TrustedDocuments) {}

  /** Finds the query that a request means. A query that comes with its hash is registered. */
  resolve(members: Members): Resolved {
    const { extensions } = members
    const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined
    if (persisted == null) return this.#judge(members, false)
    const { persistedQuery: _, ...others } = extensions as Members
    const plain = { ...members, extensions: Object.keys(others).length > 0 ? others : undefined }
    const hash = isRecord(persisted) && persisted.version === 1 ? persisted.sha256Hash : undefined
    if (typeof hash !== 'string' || !isHash.test(hash)) return refusals.malformed
    if (typeof members.query === 'string' && members.query !== '') return this.#register(plain, members.query, hash)
    const query = this.trusted?.documents.get(hash) ?? (this.trusted?.isExclusive ? undefined : this.#queries.get(hash))
    return query === undefined ? persistedQueryNotFound : { members: { ...plain, query }, isRegistration: false }
  }

  #register(members: Members, query: string, hash: string): Resolved {
    if (hashOfDocument(query) !== hash) return refusals.mismatch
    const resolved = this.#judge(members, true)
    if (!('code' in resolved)) this.#queries.set(hash, query)
    return resolved
  }

  /** Refuses a query that is none of the trusted documents, where nothing else is accepted. */
  #judge(members: Members, isRegistration: boolean): Resolved {
    const { query } = members
    const isRefused =
      this.trusted?.isExclusive && typeof query === 'string' && !this.trusted.documents.has(hashOfDocument(query))
    return isRefused ? refusals.untrusted : { members, isRegistration }
  }
}

/** The answer to a hash that is not known here. Clients compare the message, and send the query. Status as Apollo Server's. */
const persistedQueryNotFound: Refusal = {
  status: 200,
  code: 'PERSISTED_QUERY_NOT_FOUND',
  message: { fr: 'PersistedQueryNotFound', en: 'PersistedQueryNotFound' },
}

const refusals = {
  malformed: badRequest('INVALID_PERSISTED_QUERY', {
    fr: '« persistedQuery » a une version, 1, et « sha256Hash », 64 chiffres hexadécimaux en minuscules.',
    en: '"persistedQuery" must have the version 1 and a "sha256Hash" of 64 lowercase hexadecimal digits.',
  }),
  mismatch: badRequest('PERSISTED_QUERY_MISMATCH', {
    fr: 'Cette empreinte n’est pas celle de la requête. Calculez le SHA-256 du texte qui est envoyé, en UTF-8.',
    en: 'This hash is not that of the query. Compute the SHA-256 of the text that is sent, in UTF-8.',
  }),
  untrusted: {
    status: 403,
    code: 'UNTRUSTED_DOCUMENT',
    message: {
      fr: 'Ce site n’exécute que les requêtes qui lui ont été confiées. Demandez que la vôtre y soit ajoutée.',
      en: 'This site executes the queries in its folder of trusted documents only. Ask for yours to be added.',
    },
  },
} satisfies Record<string, Refusal>
