import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { getPayload, type SanitizedConfig } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import { withoutBody } from '../../http/method'
import { acceptsGraphQL } from '../../http/negotiation'
import { PersistedQueries } from '../../http/persisted-queries'
import { errorReader, type Refusal } from '../../http/refusal'
import type { TrustedDocuments } from '../../http/trusted-documents'
import { openPreflight, withCors } from '../cors'
import { credentialsRefusal, hasApiKey, keyOnlyReads } from '../credentials'
import { refuseOnProblem } from '../database-problems'
import { methodRefusal } from '../rest/route-refusal'
import type { RootCost } from './cost'
import { withErrorCodes } from './error-codes'
import { fieldShapes } from './field-shapes'
import { guardGraphQL } from './graphql-guard'
import { graphqlRefusal } from './graphql-refusal'
import type { Prices } from './measure'

const notAcceptable: Refusal = {
  status: 406,
  code: 'NOT_ACCEPTABLE',
  message: {
    fr: 'La réponse est en application/json ou application/graphql-response+json : acceptez l’un des deux (Accept).',
    en: 'The response is application/json or application/graphql-response+json: accept one of them (Accept).',
  },
}

const wrongMethod = methodRefusal(['GET', 'POST'])

/** Payload's GraphQL API, by method, for operations within the limits. Its queries see a change entirely or not at all. */
export function graphqlApi(config: Promise<SanitizedConfig>) {
  const execute = GRAPHQL_POST(config)
  let persisted: ReturnType<typeof persistedQueries> | undefined
  let prices: Prices | undefined

  async function answer(request: Request): Promise<Response> {
    const sanitized = await config
    prices ??= pricesOf(sanitized)
    persisted ??= persistedQueries(sanitized)
    const refuse = (refusal: Refusal) =>
      withCors(graphqlRefusal(refusal, errorReader(request.headers)), request, sanitized)
    if (!acceptsGraphQL(request.headers.get('accept') ?? undefined)) return refuse(notAcceptable)
    const unknown = await credentialsRefusal(await getPayload({ config }), request.headers, true)
    if (unknown) return refuse(unknown)
    const guarded = await guardGraphQL(request, prices, persisted(request))
    if ('code' in guarded) return refuse(guarded)
    if (!guarded.isQuery && hasApiKey(request)) return refuse(keyOnlyReads)
    const respond = () =>
      guarded.isQuery ? readConsistently(() => execute(guarded.request.clone())) : execute(guarded.request)
    const response = await withErrorCodes(await refuseOnProblem(respond, refuse), guarded.cost)
    return withCors(response, request, sanitized)
  }

  const refuseMethod = async (request: Request) =>
    withCors(graphqlRefusal(wrongMethod, errorReader(request.headers)), request, await config)
  const head = async (request: Request) => withoutBody(await answer(request))
  // Payload reads the path from route parameters, which the route of GraphQL does not have.
  const options = async (request: Request) =>
    openPreflight(request, await config, ['GET', 'HEAD', 'POST']) ??
    REST_OPTIONS(config)(request, { params: Promise.resolve({ slug: ['graphql'] }) })
  return {
    ...{ GET: answer, HEAD: head, POST: answer, OPTIONS: options },
    ...{ PUT: refuseMethod, PATCH: refuseMethod, DELETE: refuseMethod },
  }
}

interface Custom {
  trustedDocuments?: TrustedDocuments | undefined
  /** What a plugin adds to the schema: lists by name, and root fields that are neither a document nor a list. */
  graphqlCosts?: { joins: readonly string[]; roots: Readonly<Record<string, RootCost>> }
}

function pricesOf({ collections, custom }: SanitizedConfig): Prices {
  const { joins = [], roots = {} } = (custom as Custom | undefined)?.graphqlCosts ?? {}
  return { shapes: fieldShapes(collections, joins), roots }
}

/**
 * The queries that are known for a request. Those of anonymous readers are apart from the others: what the cache in front of the
 * application did not find is asked for again, also when somebody with a key has registered it.
 */
function persistedQueries({ custom }: SanitizedConfig): (request: Request) => PersistedQueries {
  const { trustedDocuments } = custom as Custom
  const [ofAnybody, ofKnown] = [new PersistedQueries(trustedDocuments), new PersistedQueries(trustedDocuments)]
  return ({ headers }) => (headers.has('authorization') || headers.has('cookie') ? ofKnown : ofAnybody)
}
