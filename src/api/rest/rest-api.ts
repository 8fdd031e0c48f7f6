import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { getPayload, type SanitizedConfig } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import { asGet, isSafeMethod, withoutBody } from '../../http/method'
import { errorReader, type Refusal, refusalResponse } from '../../http/refusal'
import { openPreflight, varyByOrigin, withCors } from '../cors'
import { credentialsRefusal } from '../credentials'
import { refuseOnProblem } from '../database-problems'
import { withErrorShape } from '../error-shape'
import { repeatRequest } from './repeat-request'
import { guardRest } from './rest-guard'
import { type RestNames, restNamesOf } from './rest-target'
import { withRichText } from './rich-text'
import { routeRefusal } from './route-refusal'
import { senderRefusal } from './sender-refusal'

type RestHandler = ReturnType<typeof REST_GET>

/**
 * Payload's REST API, by method, for requests within the limits. Its reads see a change entirely or not at all; its writes
 * are done again when they meet a conflict. While the database does not answer, neither does it. Its errors have one shape.
 */
export function restApi(config: Promise<SanitizedConfig>) {
  const get = REST_GET(config)
  let names: RestNames | undefined
  // A POST with a method override becomes a GET, and goes to `get`.
  const guarded =
    (handler: RestHandler): RestHandler =>
    async (request, context) => {
      const sanitized = await config
      names ??= restNamesOf(sanitized)
      const reader = errorReader(request.headers)
      const refuse = (refusal: Refusal) => withCors(refusalResponse(refusal, reader), request, sanitized)
      const payload = await getPayload({ config })
      const isAccount = isOfAccounts(request, sanitized)
      const isRead = isSafeMethod(request.method) && !isAccount
      const unknown =
        (await credentialsRefusal(payload, request.headers, isRead)) ??
        (await senderRefusal(payload, request, isAccount))
      if (unknown) return refuse(unknown)
      const passed = await guardRest(request, names)
      if (!(passed instanceof Request)) return refuse(passed)
      const answer = () =>
        passed.method === 'GET'
          ? readConsistently(async () => withRichText(await get(passed, context), passed, sanitized))
          : repeatRequest(passed, (again) => handler(again, context), refuse)
      const response = await refuseOnProblem(answer, refuse)
      const isUnrouted = response.status === 404 || response.status === 405
      const refusal = isUnrouted && routeRefusal(sanitized, passed.method, new URL(passed.url).pathname)
      if (refusal) return refuse(refusal)
      const shaped = await withErrorShape(response, reader)
      return isSafeMethod(passed.method) ? withCors(shaped, request, sanitized) : varyByOrigin(shaped, sanitized)
    }
  const read = guarded(get)
  const preflight = REST_OPTIONS(config)
  const options: RestHandler = async (request, context) =>
    openPreflight(request, await config, ['GET', 'HEAD']) ?? preflight(request, context)
  const head: RestHandler = async (request, context) => withoutBody(await read(asGet(request), context))
  return {
    GET: read,
    HEAD: head,
    POST: guarded(REST_POST(config)),
    DELETE: guarded(REST_DELETE(config)),
    PATCH: guarded(REST_PATCH(config)),
    PUT: guarded(REST_PUT(config)),
    OPTIONS: options,
  }
}

/** Whether a path is one of accounts: who has an old token may ask there whether it is still valid. */
const isOfAccounts = ({ url }: Request, { collections }: SanitizedConfig): boolean => {
  const [, , slug] = new URL(url).pathname.split('/')
  return collections.some((collection) => collection.auth && collection.slug === slug)
}
