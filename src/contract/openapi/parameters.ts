import { DEFAULT_LIMIT, MAX_LIMIT } from '../../../collections/shared/page-size'
import { richTextFormats } from '../../domain/rich-text-formats'
import { LIMITS } from '../../http/limits'
import type { JsonSchema } from './json-schema'

/** A parameter of an operation. */
export interface Parameter {
  name: string
  in: 'path' | 'query'
  description: string
  required?: true
  style?: 'deepObject'
  explode?: true
  schema: JsonSchema
  example?: string
}

const { rest } = LIMITS
const query = (name: string, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const nested = (name: string, description: string): Parameter => ({
  ...query(name, description, { type: 'object', additionalProperties: true }),
  style: 'deepObject',
  explode: true,
})

/** A part of the path. */
export const inPath = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  description,
  required: true,
  schema: { type: 'string' },
})

/** The parameters of REST by name, as operations refer to them. */
export const parameters = {
  locale: query('locale', 'The language of the texts; `all` gives each text in all languages.', {
    type: 'string',
    enum: ['fr', 'en', 'all'],
    default: 'fr',
  }),
  fallbackLocale: query('fallback-locale', 'The language of a text that is not translated; `none` leaves it null.', {
    type: 'string',
    enum: ['fr', 'en', 'none', 'null', 'false'],
    default: 'fr',
  }),
  depth: query('depth', 'How many levels of referenced documents are populated; 0 gives their ids.', {
    type: 'integer',
    minimum: 0,
    maximum: rest.depth,
    default: 1,
  }),
  select: nested('select', 'The fields to return: `select[title]=true`.'),
  populate: nested('populate', 'The fields of referenced documents: `populate[rooms][name]=true`.'),
  richText: query(
    'richText',
    'The form of long texts: with `html` or `markdown`, each RichText of the response is a string or null.',
    { type: 'string', enum: richTextFormats, default: 'json' },
  ),
  joins: nested('joins', 'Lists of what refers to the document: `joins[sessions][limit]=10`.'),
  where: nested(
    'where',
    'The filter: `where[track][equals]=reconversion`, `where[edition.slug][equals]=…`, `and`, `or`.',
  ),
  sort: query('sort', `Up to ${LIMITS.sortFields} fields, separated by commas; a minus sign reverses one.`, {
    type: 'string',
  }),
  limit: query('limit', `The most documents on a page, ${MAX_LIMIT} at most; 0 for as many as are allowed.`, {
    type: 'integer',
    minimum: 0,
    maximum: rest.limit,
    default: DEFAULT_LIMIT,
  }),
  page: query('page', 'The page, from 1.', { type: 'integer', minimum: 1, maximum: rest.page, default: 1 }),
} as const satisfies Record<string, Parameter>

type Name = keyof typeof parameters

const refs = (names: readonly Name[]) => names.map((name) => ({ $ref: `#/components/parameters/${name}` }))

const ofLanguage: Name[] = ['locale', 'fallbackLocale']
const ofShape: Name[] = ['depth', 'select', 'populate', 'joins', 'richText']

/** References to the parameters of a list, a count, a document and a programme. */
export const parametersOf = {
  list: refs([...ofLanguage, ...ofShape, 'where', 'sort', 'limit', 'page']),
  count: refs([...ofLanguage, 'where']),
  document: refs([...ofLanguage, ...ofShape]),
  programme: refs([...ofLanguage, 'depth', 'select', 'populate', 'richText']),
}
