import { type DocumentNode, getOperationAST, parse } from 'graphql'
import { isRecord } from '../../domain/record'
import { readBody } from '../../http/body'
import { LIMITS } from '../../http/limits'
import { asGet } from '../../http/method'
import { badRequest, type Refusal } from '../../http/refusal'
import { urlRefusal } from '../../http/url'
import type { FieldShape } from './field-shapes'
import { documentRefusal } from './operation-refusal'

type Shapes = ReadonlyMap<string, FieldShape>

/**
 * The request to hand to Payload's GraphQL API, or the reason to refuse it. What is handed over is read the same way
 * by every parser behind it. What cannot be parsed is handed over too: graphql-http answers it as its spec says.
 */
export async function guardGraphQL(request: Request, shapes: Shapes): Promise<Request | Refusal> {
  const url = new URL(request.url)
  const tooLong = urlRefusal(url)
  if (tooLong) return tooLong
  return request.method === 'POST' ? guardPost(request, shapes) : guardGet(request, url, shapes)
}

/** Whether a request that was let through only reads, and may be answered twice. */
export async function onlyReads(passed: Request): Promise<boolean> {
  if (passed.method === 'GET') return true
  const sent = parseJSON(Buffer.from(await passed.clone().arrayBuffer()))
  return isRecord(sent) && typeof sent.query === 'string' && !/\bmutation\b/.test(sent.query)
}

function guardGet(request: Request, url: URL, shapes: Shapes): Request | Refusal {
  // graphql-http cuts the URL at a second "?": written out again, it has only one.
  url.search = new URLSearchParams(url.searchParams).toString()
  const { query, operationName, variables = '{}' } = Object.fromEntries([...url.searchParams].reverse())
  return (
    operationRefusal({ query, operationName, variables: parseJSON(variables) }, shapes, 'GET') ?? asGet(request, url)
  )
}

async function guardPost(request: Request, shapes: Shapes): Promise<Request | Refusal> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers.get('content-type') ?? '')) {
    const message = 'Send the operation as application/json in UTF-8.'
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message }
  }
  const body = await readBody(request, LIMITS.graphql.bodyBytes)
  if (!Buffer.isBuffer(body)) return body
  const operation = parseJSON(body)
  if (Array.isArray(operation)) {
    return badRequest('BATCH_REFUSED', 'Batches are not accepted. Send one operation in each request.')
  }
  if (!isRecord(operation)) return badRequest('INVALID_JSON', 'The body must be a JSON object in UTF-8 with a "query".')
  const refusal = operationRefusal(operation, shapes, 'POST')
  if (refusal) return refusal
  const { url, headers, signal } = request
  return new Request(url, { method: 'POST', headers, signal, body: new Uint8Array(body) })
}

function operationRefusal(sent: Record<string, unknown>, shapes: Shapes, method: 'GET' | 'POST'): Refusal | undefined {
  if (typeof sent.query !== 'string') return undefined
  let document: DocumentNode
  try {
    document = parse(sent.query, { maxTokens: LIMITS.graphql.tokens, noLocation: true })
  } catch (error) {
    return error instanceof Error && /more tha[nt] \d+ tokens/.test(error.message) ? queryTooLong : undefined
  }
  const name = typeof sent.operationName === 'string' ? sent.operationName : undefined
  const isMutation = getOperationAST(document, name)?.operation === 'mutation'
  if (method === 'GET' && isMutation) return mutationByGet
  return documentRefusal(document, isRecord(sent.variables) ? sent.variables : {}, shapes)
}

const queryTooLong = badRequest(
  'QUERY_TOO_LONG',
  `The query has more than ${LIMITS.graphql.tokens} tokens. Split it, or move long values to variables.`,
)

const mutationByGet: Refusal = { status: 405, code: 'MUTATION_BY_GET', message: 'Send a mutation as a POST.' }

function parseJSON(text: string | Buffer): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch {
    return undefined
  }
}
