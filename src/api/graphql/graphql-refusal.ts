import { acceptsProblem } from '../../http/negotiation'
import { type ErrorReader, errorItem, type Refusal, refusalResponse } from '../../http/refusal'

/** The response to a refused GraphQL request, in the media type that it accepts (GraphQL over HTTP, section 6.1). */
export function graphqlRefusal(refusal: Refusal, reader: ErrorReader): Response {
  const { accept, language } = reader
  if (acceptsProblem(accept)) return refusalResponse(refusal, reader)
  const mediaType = accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json'
  const { message, code } = errorItem(refusal, language)
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Type': `${mediaType}; charset=utf-8`,
    ...refusal.headers,
  }
  return new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), {
    status: refusal.status,
    headers,
  })
}
