import { readBody } from '../../http/body'
import { LIMITS } from '../../http/limits'
import { asGet, overrideHeaders } from '../../http/method'
import type { Refusal } from '../../http/refusal'

/** Whether a POST asks to be read as a GET whose query string is its body, as the admin does for long queries. */
export function isOverridden(request: Request): boolean {
  return request.method === 'POST' && overrideHeaders.some((name) => request.headers.get(name)?.toUpperCase() === 'GET')
}

/** The GET that an overridden POST stands for: the parameters of its URL, then those of its form body. */
export async function overriddenRequest(request: Request): Promise<Request | Refusal> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/x-www-form-urlencoded') {
    const message = {
      fr: 'Un POST lu comme un GET porte ses paramètres en application/x-www-form-urlencoded.',
      en: 'A POST read as a GET carries its parameters as application/x-www-form-urlencoded.',
    }
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message }
  }
  const body = await readBody(request, LIMITS.rest.queryBodyBytes)
  if (!Buffer.isBuffer(body)) return body
  const url = new URL(request.url)
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) url.searchParams.append(name, value)
  return asGet(request, url)
}
