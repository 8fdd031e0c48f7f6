import fc from 'fast-check'
import type { Payload } from 'payload'
import { publicCollections } from '../../src/domain/public-collections'
import { type FieldPath, pathsOf } from './field-paths'

/** A random read of a list: by REST with its parameters, or a GraphQL query. */
export interface RandomQuery {
  collection: string
  /** The parameters of REST, without `page` and `draft`. */
  parameters: [name: string, value: string][]
  graphql?: string
  limit: number
  locale: string | undefined
  reader: 'anonymous' | 'read' | 'preview'
  isDraft: boolean
}

const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'like', 'not_like', 'contains', 'all', 'nope'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
]
const hostile = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '-1',
  'a,b',
  '%',
  "'",
  '2024-05-21T10:00:00 02:00',
  '2024-13-45',
  'é\u{1F600}',
]

function valueFor({ field }: FieldPath): fc.Arbitrary<string> {
  const fitting: Record<string, string[]> = {
    date: ['2024-05-21', '2024-05-21T08:00:00.000Z', '2024-05-21T10:00:00+02:00'],
    number: ['1', '200', '2024'],
    checkbox: ['true', 'false'],
  }
  const options = 'options' in field ? field.options.map((each) => (typeof each === 'string' ? each : each.value)) : []
  const values = [...(fitting[field.type] ?? []), ...options, 'visible', 'visible1']
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
  )
}

/** Random queries of one seed, generated from the collections, fields and languages of the running configuration. */
export function randomQueries(payload: Payload, lists: string[], numRuns: number, seed: number): RandomQuery[] {
  const paths = new Map([...publicCollections].map((slug) => [slug, pathsOf(payload, slug, 1)]))
  const query = fc.constantFrom(...publicCollections).chain((collection) => {
    const own = paths.get(collection) ?? []
    const path = fc.constantFrom(...own)
    const condition = path.chain((at) => fc.tuple(fc.constant(at.path), fc.constantFrom(...operators), valueFor(at)))
    const order = fc.tuple(
      fc.constantFrom('', '-'),
      fc.oneof(
        path.map((at) => at.path),
        fc.constant('nope'),
      ),
    )
    return fc.record({
      collection: fc.constant(collection),
      conditions: fc.array(condition, { maxLength: 2 }),
      sort: fc.array(
        order.map((parts) => parts.join('')),
        { maxLength: 2 },
      ),
      limit: fc.integer({ min: 1, max: 6 }),
      depth: fc.constantFrom('0', '1', '2'),
      locale: fc.constantFrom(undefined, 'fr', 'en', 'all'),
      fallback: fc.constantFrom(undefined, 'none'),
      reader: fc.constantFrom('anonymous' as const, 'anonymous' as const, 'read' as const, 'preview' as const),
      isDraft: fc.boolean(),
      lists: fc.option(fc.array(fc.constantFrom(...lists), { minLength: 1, maxLength: 2 }), {
        freq: 2,
        nil: undefined,
      }),
      locales: fc.tuple(fc.constantFrom('', 'fr', 'en'), fc.constantFrom('', 'fr', 'en')),
    })
  })
  return fc
    .sample(query, { numRuns, seed })
    .map(({ conditions, sort, depth, fallback, lists: chosen, locales, ...rest }) => ({
      ...rest,
      ...(chosen
        ? { graphql: graphqlOf(chosen, locales, { ...rest, sort }), locale: languageOf(chosen, locales) }
        : {}),
      parameters: [
        ...conditions.map(([path, operator, value]): [string, string] => [`where[${path}][${operator}]`, value]),
        ...(sort.length > 0 ? [['sort', sort.join(',')] as [string, string]] : []),
        ...(rest.locale ? [['locale', rest.locale] as [string, string]] : []),
        ...(fallback ? [['fallback-locale', fallback] as [string, string]] : []),
        ['limit', String(rest.limit)],
        ['depth', depth],
      ],
    }))
}

/** The language of an answer whose root fields all have the same; a query that mixes them is refused. */
const languageOf = (lists: string[], locales: string[]): string | undefined =>
  new Set(locales.slice(0, lists.length)).size === 1 ? locales[0] || 'fr' : 'refused'

function graphqlOf(
  lists: string[],
  locales: string[],
  { limit, sort, isDraft }: { limit: number; sort: string[]; isDraft: boolean },
) {
  const fields = lists.map((list, index) => {
    const given = [
      `limit: ${limit}`,
      ...(locales[index] ? [`locale: ${locales[index]}`] : []),
      ...(sort.length > 0 ? [`sort: ${JSON.stringify(sort.join(','))}`] : []),
      ...(isDraft ? ['draft: true'] : []),
    ]
    const field = list.replace(/^\{ (.*) \}$/s, '$1').replace(/\(limit: 12[^)]*\)/, `(${given.join(', ')})`)
    return `list${index}: ${field}`
  })
  return `{ ${fields.join(' ')} }`
}
