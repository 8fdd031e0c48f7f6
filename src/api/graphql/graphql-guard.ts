import { isRecord } from '../../domain/record'
import { readBody } from '../../http/body'
import { executedDefinition, graphqlMembersOf, operationOf, parseDocument } from '../../http/graphql-request'
import { isJsonInUtf8, parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import { asGet } from '../../http/method'
import { PersistedQueries } from '../../http/persisted-queries'
import { badRequest, type Refusal } from '../../http/refusal'
import { urlRefusal } from '../../http/url'
import type { Prices } from './measure'
import { costOf, documentRefusal } from './operation-refusal'
import { unservedRefusal } from './unserved-refusal'

const messages = {
  mediaType: {
    fr: 'Envoyez l’opération en application/json, en UTF-8.',
    en: 'Send the operation as application/json in UTF-8.',
  },
  batch: {
    fr: 'Les lots ne sont pas acceptés. Envoyez une opération par requête.',
    en: 'Batches are not accepted. Send one operation in each request.',
  },
  notObject: {
    fr: 'Le corps est un objet JSON en UTF-8, avec « query ».',
    en: 'The body must be a JSON object in UTF-8 with a "query".',
  },
}

/** A request within the limits, to hand to Payload's GraphQL API. */
export interface AcceptedRequest {
  request: Request
  /** Whether it runs a query, and may be executed twice. */
  isQuery: boolean
  /** The points of the operation, when the request asks for them: `extensions: { cost: true }`. */
  cost?: number
}

/**
 * The request to hand to Payload's GraphQL API, or the reason to refuse it. Every later parser reads what is handed over in
 * the same way. What cannot be parsed is handed over too: graphql-http answers it as its specification says.
 */
export async function guardGraphQL(
  request: Request,
  prices: Prices,
  persisted = new PersistedQueries(),
): Promise<AcceptedRequest | Refusal> {
  const url = new URL(request.url)
  const tooLong = urlRefusal(url)
  if (tooLong) return tooLong
  const sent = request.method === 'POST' ? await readPost(request) : readGet(request, url)
  if ('code' in sent) return sent
  const resolved = persisted.resolve(sent.members)
  if ('code' in resolved) return resolved
  // A query that was named by its hash is written into the request.
  const isNamed = sent.members.query == null && resolved.members.query != null
  return judge(isNamed ? withMembers(sent.request, resolved.members) : sent.request, resolved.members, prices)
}

interface Sent {
  request: Request
  members: Record<string, unknown>
}

function readGet(request: Request, url: URL): Sent {
  // graphql-http cuts the URL at a second "?": encoded again, it has only one.
  url.search = new URLSearchParams(url.searchParams).toString()
  return { request: asGet(request, url), members: graphqlMembersOf(url.search) }
}

async function readPost(request: Request): Promise<Sent | Refusal> {
  if (!isJsonInUtf8(request.headers.get('content-type'))) {
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: messages.mediaType }
  }
  const body = await readBody(request, LIMITS.graphql.bodyBytes)
  if (!Buffer.isBuffer(body)) return body
  const members = parseJson(body)
  if (Array.isArray(members)) {
    return badRequest('BATCH_REFUSED', messages.batch)
  }
  if (!isRecord(members)) return badRequest('INVALID_JSON', messages.notObject)
  const { url, signal } = request
  const headers = new Headers(request.headers)
  // graphql-http knows no quotation marks there.
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return { request: new Request(url, { method: 'POST', headers, signal, body: new Uint8Array(body) }), members }
}

function withMembers(request: Request, members: Record<string, unknown>): Request {
  const { url, headers, signal } = request
  if (request.method === 'POST') {
    return new Request(url, { method: 'POST', headers, signal, body: JSON.stringify(members) })
  }
  const named = new URL(url)
  named.searchParams.set('query', String(members.query))
  return new Request(named, { method: 'GET', headers, signal })
}

/** Accepts a request whose members are `members`, or refuses it when its operation asks for too much. */
function judge(request: Request, members: Record<string, unknown>, prices: Prices): AcceptedRequest | Refusal {
  const operation = operationOf(members)
  const document = operation && parseDocument(operation)
  if (!operation || !document) return { request, isQuery: false }
  if (document === 'too long') return queryTooLong
  const definition = executedDefinition(document, operation)
  const kind = definition?.operation
  if (request.method === 'GET' && kind === 'mutation') return mutationByGet
  const refusal = unservedRefusal(document) ?? documentRefusal(document, operation.variables, prices)
  if (refusal) return refusal
  const asksForCost = isRecord(members.extensions) && members.extensions.cost === true
  const cost = asksForCost && definition ? costOf(document, definition, operation.variables, prices) : undefined
  return { request, isQuery: kind === 'query', ...(cost === undefined ? {} : { cost }) }
}

const queryTooLong = badRequest('QUERY_TOO_LONG', {
  fr: `La requête a plus de ${LIMITS.graphql.tokens} jetons. Partagez-la, ou placez les longues valeurs dans des variables.`,
  en: `The query has more than ${LIMITS.graphql.tokens} tokens. Split it, or move long values to variables.`,
})

const mutationByGet: Refusal = {
  status: 405,
  code: 'MUTATION_BY_GET',
  message: { fr: 'Envoyez une mutation en POST.', en: 'Send a mutation as a POST.' },
  headers: { Allow: 'POST' },
}
