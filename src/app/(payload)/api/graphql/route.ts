import config from '@payload-config'
import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes'
import { readWhole } from '../../../../domain/whole-reading'
import { type FieldShape, fieldShapes } from '../../../../graphql/field-shapes'
import { guardGraphQL, onlyReads } from '../../../../graphql/graphql-guard'
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
  if (guarded instanceof Request) {
    return (await onlyReads(guarded)) ? readWhole(() => execute(guarded.clone())) : execute(guarded)
  }
  return withCors(graphqlRefusal(guarded, request.headers.get('accept')), request, await config)
}

export const GET = answer
export const POST = answer

/** The answer of a GET without its body. */
export const HEAD = async (request: Request) => withoutBody(await answer(request))

/** Lets other origins in, as REST does: Payload reads the path from route parameters that this route has not. */
export const OPTIONS = (request: Request) =>
  REST_OPTIONS(config)(request, { params: Promise.resolve({ slug: ['graphql'] }) })
