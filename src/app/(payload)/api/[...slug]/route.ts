import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { readWhole } from '../../../../domain/whole-reading'
import { withCors } from '../../../../http/cors'
import { withoutBody } from '../../../../http/head'
import { asGet } from '../../../../http/method-override'
import { restRefusal } from '../../../../http/refusal'
import { guardRest } from '../../../../http/rest-guard'

type Handler = ReturnType<typeof REST_GET>

const get = REST_GET(config)

/** Hands a request to Payload once it is known to be within the limits; an overridden POST goes to `get`. */
function guarded(handler: Handler): Handler {
  return async (request, context) => {
    const passed = await guardRest(request)
    if (!(passed instanceof Request)) return withCors(restRefusal(passed), request, await config)
    return passed.method === 'GET' ? readWhole(() => get(passed, context)) : handler(passed, context)
  }
}

export const GET = guarded(get)
export const POST = guarded(REST_POST(config))
export const DELETE = guarded(REST_DELETE(config))
export const PATCH = guarded(REST_PATCH(config))
export const PUT = guarded(REST_PUT(config))
export const OPTIONS = REST_OPTIONS(config)

/** The answer of a GET without its body. */
export const HEAD: Handler = async (request, context) => withoutBody(await GET(asGet(request), context))
