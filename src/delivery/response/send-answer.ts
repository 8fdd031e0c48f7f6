import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { endToEnd, type OriginResponse } from '../origin/origin'

/**
 * Whether the application would answer this client as it answers the cache: nothing in the request chooses a language, comes
 * from another site, or asks for another media type.
 */
export function asksAsTheCache({ accept, cookie, origin, ...headers }: IncomingHttpHeaders): boolean {
  const language = headers['accept-language'] ?? '*'
  return language === '*' && !cookie && !origin && !accept?.includes('graphql-response')
}

/** Sends what was answered to a fill and is not to be kept, to one of those who asked. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: OriginResponse): void {
  const { status, headers, body } = answer
  response.writeHead(status, {
    ...endToEnd(headers),
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
