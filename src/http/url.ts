import { LIMITS } from './limits'
import type { Refusal } from './refusal'

/** A `414` refusal when the path and query string are too long. */
export function urlRefusal(url: URL): Refusal | undefined {
  const limit = LIMITS.rest.urlCharacters
  if (url.pathname.length + url.search.length <= limit) return undefined
  return {
    status: 414,
    code: 'URL_TOO_LONG',
    message: `The URL is longer than ${limit} characters. Send the query in the body of a POST.`,
  }
}
