import { readFileSync } from 'node:fs'

/** One HTTP request, whatever it is sent with. */
export interface Ask {
  method: 'GET' | 'POST'
  path: string
  body?: string
}

const document = readFileSync(new URL('../docs/queries/programme.graphql', import.meta.url), 'utf8')

/** The documented query for the programme of an edition; each `variation` is another query with the same answer. */
export function programmeByGraphQL(edition: string, variation = 0): Ask {
  const query = document.replace('query Programme', `query Programme${variation || ''}`)
  return { method: 'POST', path: '/api/graphql', body: JSON.stringify({ query, variables: { edition } }) }
}

/** The same programme by REST, joins and three levels of relations; a `variation` (below 9,000) only raises limits. */
export function programmeByRest(edition: string, variation = 0): Ask {
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
