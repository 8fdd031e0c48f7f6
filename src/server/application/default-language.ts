import type { IncomingHttpHeaders } from 'node:http'
import type { Handler } from '../../http/handler'

/**
 * Chooses the language of requests that choose none: French in the admin, whatever the browser prefers, so that the choice
 * made in an account is the only one; English for programs, which rarely send `Accept-Language`, or send "*".
 */
export function withDefaultLanguage(next: Handler): Handler {
  return (request, response) => {
    const path = request.url ?? ''
    if (/^\/admin(?:[/?]|$)/.test(path)) delete request.headers['accept-language']
    else if (path.startsWith('/api/') && hasNoPreference(request.headers)) request.headers['accept-language'] = 'en'
    return next(request, response)
  }
}

const hasNoPreference = ({ 'accept-language': language = '*' }: IncomingHttpHeaders) => language === '*'
