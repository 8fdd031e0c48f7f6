import type { Payload } from 'payload'

type Settings = Pick<Payload['config'], 'cors' | 'csrf'>

/**
 * The headers of a request without its cookie where a page of another site sends it. Without `PUBLIC_URL` Payload accepts a cookie from
 * every origin: here the origin must be that of the host which the request names, or one of `CORS_ORIGINS`. With it, Payload compares.
 */
export function withoutForeignCookie(headers: Headers, { config }: { config: Settings }): Headers {
  const origin = headers.get('origin')
  if (!origin || config.csrf.length > 0 || !headers.has('cookie')) return headers
  if (isListed(origin, config) || isOwn(origin, headers)) return headers
  const left = new Headers(headers)
  left.delete('cookie')
  return left
}

const isListed = (origin: string, { cors }: Settings): boolean => Array.isArray(cors) && cors.includes(origin)

// A page cannot choose either header; a proxy may replace the first one.
const isOwn = (origin: string, headers: Headers): boolean => {
  const host = URL.canParse(origin) ? new URL(origin).host : undefined
  return host !== undefined && [headers.get('host'), headers.get('x-forwarded-host')].includes(host)
}
