import type { Refusal } from '../../http/refusal'

/** The response to a refused GraphQL request, in the media type that it accepts (GraphQL over HTTP, section 6.1). */
export function graphqlRefusal({ status, code, message, headers: own }: Refusal, accept: string | null): Response {
  const mediaType = accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json'
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': `${mediaType}; charset=utf-8`, ...own }
  return new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), { status, headers })
}
