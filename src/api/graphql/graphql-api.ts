import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import type { SanitizedConfig } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import { withoutBody } from '../../http/method'
import type { Refusal } from '../../http/refusal'
import { withCors } from '../cors'
import { refuseWhenLost } from '../lost-database'
import { type FieldShape, fieldShapes } from './field-shapes'
import { guardGraphQL } from './graphql-guard'
import { graphqlRefusal } from './graphql-refusal'

/** Payload's GraphQL API, by method, for operations within the limits. Its queries see a change entirely or not at all. */
export function graphqlApi(config: Promise<SanitizedConfig>) {
  const execute = GRAPHQL_POST(config)
  let shapes: Map<string, FieldShape> | undefined

  async function answer(request: Request): Promise<Response> {
    const { collections } = await config
    shapes ??= fieldShapes(collections)
    const guarded = await guardGraphQL(request, shapes)
    const sanitized = await config
    const refuse = (refusal: Refusal) =>
      withCors(graphqlRefusal(refusal, request.headers.get('accept')), request, sanitized)
    if ('code' in guarded) return refuse(guarded)
    const respond = () =>
      guarded.isQuery ? readConsistently(() => execute(guarded.request.clone())) : execute(guarded.request)
    return refuseWhenLost(request, respond, refuse)
  }

  const head = async (request: Request) => withoutBody(await answer(request))
  // Payload reads the path from route parameters, which the route of GraphQL does not have.
  const options = (request: Request) =>
    REST_OPTIONS(config)(request, { params: Promise.resolve({ slug: ['graphql'] }) })
  return { GET: answer, HEAD: head, POST: answer, OPTIONS: options }
}
