import { readFileSync } from 'node:fs'

/** An HTTP request. */
export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  body?: string
}

const document = readFileSync(new URL('../docs/queries/programme.graphql', import.meta.url), 'utf8')

/** The documented query for the programme of an edition; each `variation` is a different query with the same response. */
export function programmeByGraphQL(edition: string, variation = 0): HttpRequest {
  const query = document.replace('query Programme', `query Programme${variation || ''}`)
  return { method: 'POST', path: '/api/graphql', body: JSON.stringify({ query, variables: { edition } }) }
}

/** The same programme by REST, with joins and three levels of relations; a `variation` (below 9,000) only changes limits. */
export function programmeByRest(edition: string, variation = 0): HttpRequest {
  const parameters = [
    `where[slug][equals]=${edition}`,
    'depth=3',
    'limit=1',
    `joins[sessions][limit]=${200 - (variation % 100)}`,
    'joins[sessions][sort]=startsAt',
    `joins[rooms][limit]=${120 - Math.floor(variation / 100)}`,
    'joins[testimonials][limit]=50',
    'joins[keyFigures][limit]=20',
  ]
  return { method: 'GET', path: `/api/editions?${parameters.join('&')}` }
}
