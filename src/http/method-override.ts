import { readBody } from './body'
import { LIMITS } from './limits'
import type { Refusal } from './refusal'

/** Whether a POST asks to be read as a GET whose query string is its body, as the admin does for long queries. */
export function isOverridden(request: Request): boolean {
  const headers = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']
  return request.method === 'POST' && headers.some((name) => request.headers.get(name)?.toUpperCase() === 'GET')
}

/** The GET that an overridden POST stands for: the parameters of its URL, then those of its form body. */
export async function overriddenRequest(request: Request): Promise<Request | Refusal> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/x-www-form-urlencoded') {
    const message = 'A POST read as a GET carries its parameters as application/x-www-form-urlencoded.'
    return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message }
  }
  const body = await readBody(request, LIMITS.rest.queryBodyBytes)
  if (!Buffer.isBuffer(body)) return body
  const url = new URL(request.url)
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) url.searchParams.append(name, value)
  return asGet(request, url)
}

/** The same request as a GET of `url`, without a body. */
export function asGet(request: Request, url: URL | string = request.url): Request {
  const headers = new Headers(request.headers)
  for (const name of ['Content-Length', 'Content-Type', 'Transfer-Encoding']) headers.delete(name)
  for (const name of ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']) headers.delete(name)
  return new Request(url, { method: 'GET', headers, signal: request.signal })
}
