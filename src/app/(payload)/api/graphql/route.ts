import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { type FieldShape, fieldShapes } from '../../../../graphql/field-shapes'
import { guardGraphQL } from '../../../../graphql/graphql-guard'
import { graphqlRefusal } from '../../../../graphql/graphql-refusal'
import { withCors } from '../../../../http/cors'
import { withoutBody } from '../../../../http/head'

const execute = GRAPHQL_POST(config)
let shapes: Map<string, FieldShape> | undefined

/** Runs an operation sent as a GET or a POST, once it is known to be within the limits. */
async function answer(request: Request): Promise<Response> {
  const { collections } = await config
  shapes ??= fieldShapes(collections)
  const guarded = await guardGraphQL(request, shapes)
  if (guarded instanceof Request) return execute(guarded)
  return withCors(graphqlRefusal(guarded, request.headers.get('accept')), request, await config)
}

/** The answer of a GET without its body. */
async function head(request: Request): Promise<Response> {
  return withoutBody(await answer(request))
}

export { answer as GET, answer as POST, head as HEAD }
export const OPTIONS = REST_OPTIONS(config)
