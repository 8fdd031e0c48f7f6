import type { IncomingHttpHeaders } from 'node:http'

const LOGIN_COOKIE = 'payload-token'

/**
 * Whether a request carries no login, no key and no method override, so that its response may be sent to anybody. Cookies
 * other than Payload's login are ignored.
 */
export function isAnonymous(headers: IncomingHttpHeaders): boolean {
  if (headers.authorization !== undefined || hasLoginCookie(headers.cookie)) return false
  return !Object.keys(headers).some((name) => name.startsWith('x-payload-') || name.startsWith('x-http-method'))
}

/** Splits cookies as Payload does. An empty or unreadable value counts as a login too. */
function hasLoginCookie(header: string | undefined): boolean {
  if (!header?.includes(LOGIN_COOKIE)) return false
  return header.split(';').some((cookie) => cookie.split('=', 1)[0]?.trim() === LOGIN_COOKIE)
}
