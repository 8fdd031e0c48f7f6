import type { IncomingHttpHeaders } from 'node:http'

const LOGIN_COOKIE = 'payload-token'

/**
 * Whether nothing in a request says who sent it or asks for another method: what it is answered may be sent to anybody.
 * Cookies other than Payload's login do not matter.
 */
export function isAnonymous(headers: IncomingHttpHeaders): boolean {
  if (headers.authorization !== undefined || hasLoginCookie(headers.cookie)) return false
  return !Object.keys(headers).some((name) => name.startsWith('x-payload-') || name.startsWith('x-http-method'))
}

/** Reads names as Payload does, and takes an empty or unreadable value for a login too. */
function hasLoginCookie(header: string | undefined): boolean {
  if (!header?.includes(LOGIN_COOKIE)) return false
  return header.split(';').some((cookie) => cookie.split('=', 1)[0]?.trim() === LOGIN_COOKIE)
}
