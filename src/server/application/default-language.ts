import type { IncomingHttpHeaders } from 'node:http'
import type { Handler } from '../../http/handler'

/**
 * The language of who does not choose one: French at the editors' desk, whatever the browser prefers, so that a choice
 * made in an account is the only one; English for programs, which rarely say what they speak, or say "*".
 */
export function withDefaultLanguage(answer: Handler): Handler {
  return (request, response) => {
    const path = request.url ?? ''
    if (/^\/admin(?:[/?]|$)/.test(path)) delete request.headers['accept-language']
    else if (path.startsWith('/api/') && saysNothing(request.headers)) request.headers['accept-language'] = 'en'
    return answer(request, response)
  }
}

const saysNothing = ({ 'accept-language': language = '*' }: IncomingHttpHeaders) => language === '*'
