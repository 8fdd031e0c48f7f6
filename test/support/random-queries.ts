import fc from 'fast-check'
import type { Payload } from 'payload'
import { publicCollections } from '../../src/domain/public-collections'
import { type FieldPath, pathsOf } from './field-paths'

/** One comparison of a filter. */
export interface Condition {
  path: string
  operator: string
  value: string
  /** The field at the path; absent where there is none. */
  field?: FieldPath
}

/** A filter: comparisons that all hold, and among which one of `or` holds, unless it is empty. */
export interface Filter {
  and: Condition[]
  or: Condition[]
}

/** A random read of a list, which can be sent by REST and by GraphQL. */
export interface RandomQuery {
  collection: string
  filter: Filter
  sort: string[]
  limit: number
  depth: number
  locale?: 'fr' | 'en' | 'all'
  fallback?: 'none'
  reader: 'anonymous' | 'read' | 'preview' | 'editor' | 'contributor'
  isDraft: boolean
  select: string[]
  /** A field of `populate`, and a joined list, by name. */
  populate?: string
  join?: string
  /** Whether the filter is sent as JSON, the query by GraphQL too, and how that one is written. */
  isJson: boolean
  graphql?: 'literal' | 'variables' | 'fragment' | 'aliases'
  /** The language of a second root field, which must be the same. */
  otherLocale: 'fr' | 'en'
}

const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'like', 'not_like', 'contains'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
]
const searching = /like|contains/
const ordering = /than/
const hostile = [
  ...['', ' ', 'null', 'true', '0', '-1', 'a,b', '%', "'", '_', '"', '\\', 'é\u{1F600}', 'public_policy'],
  ...['2024-05-21T10:00:00 02:00', '2024-13-45', '1e3', 'NaN', '[object Object]', '0123456789abcdef01234567'],
]
/** Names that no collection has. */
const UNKNOWN = ['nope', 'title.nope', 'venue.nope', '_id', 'password']

function valueFor({ field }: FieldPath): fc.Arbitrary<string> {
  const fitting: Record<string, string[]> = {
    date: ['2024-05-21', '2024-05-21T08:10:00.000Z', '2024-05-21T10:20:00+02:00'],
    number: ['1', '2', '1952', '1960', '2024'],
    checkbox: ['true', 'false'],
  }
  const options = 'options' in field ? field.options.map((each) => (typeof each === 'string' ? each : each.value)) : []
  const own = [...(fitting[field.type] ?? []), ...options]
  const values = own.length > 0 ? own : ['visible', 'visible1', 'visible2', 'anglais title', '2024-05-21', 'kanari1']
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constant(`${values[0]},${values.at(-1)}`) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
  )
}

function operatorFor({ field }: FieldPath): fc.Arbitrary<string> {
  const isText = ['text', 'textarea', 'email'].includes(field.type) && field.name !== 'id'
  const isOrdered = ['text', 'number', 'date'].includes(field.type)
  const fitting = operators.filter((each) => (isText || !searching.test(each)) && (isOrdered || !ordering.test(each)))
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...operators) },
  )
}

function conditionsOf(paths: FieldPath[]): fc.Arbitrary<Condition> {
  const ofField = fc
    .constantFrom(...paths)
    .chain((field) =>
      fc
        .tuple(operatorFor(field), valueFor(field))
        .chain(([operator, value]) =>
          fc.constant({ path: field.path, operator, field, value: operator === 'exists' ? boolean(value) : value }),
        ),
    )
  const ofNone = fc
    .tuple(fc.constantFrom(...UNKNOWN), fc.constantFrom(...operators))
    .map(([path, operator]) => ({ path, operator, value: 'true' }))
  const withNone = fc.constantFrom(...paths).map((field) => ({ path: field.path, operator: 'nope', field, value: 'a' }))
  return fc.oneof(
    { weight: 60, arbitrary: ofField },
    { weight: 1, arbitrary: ofNone },
    { weight: 1, arbitrary: withNone },
  )
}

const boolean = (value: string) => (value.length % 2 === 0 ? 'true' : 'false')

/** Random queries of one seed, generated from the collections, fields and languages of the running configuration. */
export function randomQueries(payload: Payload, numRuns: number, seed: number): RandomQuery[] {
  const collection = fc.constantFrom(...publicCollections).chain((slug) => queriesOf(payload, slug))
  return fc.sample(collection, { numRuns, seed })
}

function queriesOf(payload: Payload, collection: string): fc.Arbitrary<RandomQuery> {
  const paths = pathsOf(payload, collection, 1)
  const { flattenedFields, joins } = payload.collections[collection as 'sessions'].config
  const names = flattenedFields.filter((field) => field.type !== 'join').map(({ name }) => name)
  const joined = Object.values(joins).flatMap((each) => each.map(({ field }) => field.name))
  const own = paths.filter(({ hops }) => hops === 0)
  // Most paths stay in the document, where the reference evaluation judges them.
  const condition = fc.oneof({ weight: 4, arbitrary: conditionsOf(own) }, { weight: 1, arbitrary: conditionsOf(paths) })
  const sorted = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own).map(({ path }) => path) },
    { weight: 1, arbitrary: fc.constantFrom(...paths).map(({ path }) => path) },
    { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN) },
  )
  const order = fc.tuple(fc.constantFrom('', '-'), sorted).map((parts) => parts.join(''))
  const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 5, nil: undefined })
  const rarely = (known: string[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constantFrom('nope') })
  return fc.record({
    collection: fc.constant(collection),
    filter: fc.record({
      and: fc.array(condition, { maxLength: 2 }),
      or: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Condition[]>([]) },
        { weight: 1, arbitrary: fc.array(condition, { minLength: 2, maxLength: 3 }) },
      ),
    }),
    sort: fc.array(order, { maxLength: 2 }),
    limit: fc.integer({ min: 2, max: 9 }),
    depth: fc.constantFrom(0, 0, 1, 2),
    locale: fc.constantFrom(undefined, 'fr' as const, 'en' as const, 'en' as const, 'all' as const),
    fallback: fc.constantFrom(undefined, undefined, 'none' as const),
    reader: fc.constantFrom(
      ...(['anonymous', 'anonymous', 'anonymous', 'anonymous', 'read', 'preview', 'editor', 'contributor'] as const),
    ),
    isDraft: fc.boolean(),
    select: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.uniqueArray(rarely(names), { minLength: 1, maxLength: 3 }) },
    ),
    populate: seldom(rarely(['speakers', 'editions', 'rooms', 'media', 'organisations'])),
    join: joined.length > 0 ? seldom(rarely(joined)) : fc.constant(undefined),
    isJson: fc.boolean(),
    graphql: fc.constantFrom(
      undefined,
      'literal' as const,
      'variables' as const,
      'fragment' as const,
      'aliases' as const,
    ),
    otherLocale: fc.constantFrom('fr' as const, 'en' as const),
  })
}

/** Whether a query names what does not exist, so that it must be refused. */
export function namesNothing({ filter, sort, select, populate, join }: RandomQuery): boolean {
  const conditions = [...filter.and, ...filter.or]
  return (
    conditions.some(({ field, operator }) => !field || operator === 'nope') ||
    sort.some((key) => UNKNOWN.includes(key.replace('-', ''))) ||
    select.includes('nope') ||
    populate === 'nope' ||
    join === 'nope'
  )
}

/** The filter as Payload's `where`; `undefined` when it has no condition. */
export function whereOf({ filter: { and, or } }: RandomQuery): object | undefined {
  const one = ({ path, operator, value }: Condition) => ({ [path]: { [operator]: value } })
  const parts = [...and.map(one), ...(or.length > 0 ? [{ or: or.map(one) }] : [])]
  return parts.length > 0 ? { and: parts } : undefined
}

/** The query string of a query, without `page`. */
export function searchOf(query: RandomQuery): string {
  const search = new URLSearchParams()
  const where = whereOf(query)
  if (where && query.isJson) search.set('where', JSON.stringify(where))
  else if (where) append(search, 'where', where)
  if (query.sort.length > 0) search.set('sort', query.sort.join(','))
  if (query.locale) search.set('locale', query.locale)
  if (query.fallback) search.set('fallback-locale', query.fallback)
  for (const name of query.select) search.set(`select[${name}]`, 'true')
  if (query.populate) search.set(`populate[${query.populate}][slug]`, 'true')
  if (query.join) search.set(`joins[${query.join}][limit]`, '3')
  if (query.join) search.set(`joins[${query.join}][count]`, 'true')
  if (query.isDraft) search.set('draft', 'true')
  search.set('limit', String(query.limit))
  search.set('depth', String(query.depth))
  return search.toString()
}

function append(search: URLSearchParams, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) search.append(name, String(value))
  else for (const [key, inner] of Object.entries(value)) append(search, `${name}[${key}]`, inner)
}
