import { type JsonSchema, schemaRef } from './json-schema'

/** A response of an operation. */
export type ResponseObject = Record<string, unknown>

const errorContent = {
  'application/json': { schema: schemaRef('Errors') },
  'application/problem+json': { schema: schemaRef('Problem') },
}
const failure = (description: string, headers?: JsonSchema): ResponseObject => ({
  description,
  ...(headers && { headers }),
  content: errorContent,
})
const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } }
const rateLimit = {
  RateLimit: {
    description:
      'What is left of each quota that the request counts against, and the seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers-10). Absent from responses of the cache.',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'The quotas, and their windows in seconds (draft-ietf-httpapi-ratelimit-headers-10).',
    schema: { type: 'string' },
  },
}
const location = { Location: { description: 'The present address.', schema: { type: 'string' } } }

/** The responses that operations share, by name. */
export const responses = {
  NotModified: { description: 'The response that `If-None-Match` names is still the same.' },
  Moved: failure('A former address.', location),
  Refused: failure('The request is refused: the code says why, and the message what to change.'),
  UnknownKey: failure(
    'The key is misspelt or unknown, has expired, was renewed or revoked: the code says which. A request with a key is never answered as if it had none.',
    {
      'WWW-Authenticate': { description: 'The challenge of RFC 9110, `Bearer`.', schema: { type: 'string' } },
    },
  ),
  NotFound: failure('There is nothing public at this address.'),
  Gone: failure('What was public at this address is no more.'),
  TooManyRequests: failure('More requests than a quota allows.', { ...retryAfter, ...rateLimit }),
  Unavailable: failure('The database does not answer, or the server is starting.', retryAfter),
}

type Name = keyof typeof responses
const ref = (name: Name) => ({ $ref: `#/components/responses/${name}` })

const cacheHeaders = {
  ETag: { description: 'Names this response for `If-None-Match`.', schema: { type: 'string' } },
  'Cache-Control': { description: 'How long caches may store it.', schema: { type: 'string' } },
}

/** The responses of an operation that succeeds with this content, by status. */
export const responsesWith = (
  description: string,
  content: Record<string, { schema: JsonSchema }>,
  others: Partial<Record<number, Name>> = {},
): Record<string, ResponseObject> => ({
  200: { description, headers: cacheHeaders, content },
  304: ref('NotModified'),
  400: ref('Refused'),
  401: ref('UnknownKey'),
  429: ref('TooManyRequests'),
  ...Object.fromEntries(Object.entries(others).map(([status, name]) => [status, ref(name as Name)])),
  503: ref('Unavailable'),
})
