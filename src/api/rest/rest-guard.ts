import { isRecord } from '../../domain/record'
import { readBody } from '../../http/body'
import { parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import { asGet } from '../../http/method'
import { isCompleteMultipart } from '../../http/multipart'
import { readQuery } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'
import { urlRefusal } from '../../http/url'
import { hasApiKey, keyOnlyReads } from '../credentials'
import { languageRefusal } from './language-refusal'
import { isOverridden, overriddenRequest } from './method-override'
import { namesRefusal } from './names-refusal'
import { valuesRefusal } from './rest-query'
import { type RestNames, restTarget } from './rest-target'
import { uploadTooLarge } from './upload-refusal'

/** The request to hand to Payload's REST API, its body read within the limits, or the reason to refuse it. */
export async function guardRest(request: Request, names: RestNames): Promise<Request | Refusal> {
  const tooLong = urlRefusal(new URL(request.url))
  if (tooLong) return tooLong
  const effective = isOverridden(request) ? await overriddenRequest(request) : request
  if (!(effective instanceof Request)) return effective
  if (hasApiKey(effective) && !readingMethods.has(effective.method)) return keyOnlyReads
  const url = new URL(effective.url)
  return isFile.test(url.pathname)
    ? withoutQuery(effective, url)
    : (queryRefusal(effective, url.search, names) ?? withBody(effective))
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

function queryRefusal(request: Request, search: string, names: RestNames): Refusal | undefined {
  // Nothing answers PUT: that is what its refusal says, whatever it asks for.
  if (search === '' || request.method === 'PUT') return undefined
  const { tree, refusal } = readQuery(search)
  if (refusal) return refusal
  const target = restTarget(request, names)
  return valuesRefusal(tree) ?? languageRefusal(tree, names.languages) ?? (target && namesRefusal(tree, target))
}

const invalidJson = {
  fr: 'Le corps n’est pas un objet JSON valide en UTF-8.',
  en: 'The body is not a valid JSON object in UTF-8.',
}
const invalidForm = {
  fr: 'Le corps n’est pas un multipart/form-data entier : envoyez-le avec sa limite (boundary).',
  en: 'The body is not whole multipart/form-data: send it with its boundary.',
}

const isFile = /^\/api\/[a-z-]+\/file\/[^/]+$/

// Files take no parameter. The admin adds a date to the URL of a picture to bypass the cache of the browser.
function withoutQuery(request: Request, url: URL): Request {
  if (url.search === '' || request.method !== 'GET') return request
  url.search = ''
  return asGet(request, url)
}

async function withBody(request: Request): Promise<Request | Refusal> {
  if (!request.body) return request
  const contentType = request.headers.get('content-type') ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isMultipart = mediaType === 'multipart/form-data'
  const body = await readBody(request, isMultipart ? LIMITS.rest.multipartBytes : LIMITS.rest.bodyBytes)
  if (!Buffer.isBuffer(body)) return isMultipart ? uploadTooLarge : body
  if (mediaType === 'application/json' && body.length > 0 && !isRecord(parseJson(body))) {
    return badRequest('INVALID_JSON', invalidJson)
  }
  if (mediaType.startsWith('multipart/') && !(isMultipart && isCompleteMultipart(contentType, body))) {
    return badRequest('INVALID_FORM', invalidForm)
  }
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, body: body.length > 0 ? new Uint8Array(body) : null })
}
