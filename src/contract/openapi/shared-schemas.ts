import { arrayOf, type JsonSchema, nullable, objectOf, schemaRef } from './json-schema'

const text: JsonSchema = { type: 'string' }
const count: JsonSchema = { type: 'integer', minimum: 0 }
const flag: JsonSchema = { type: 'boolean' }

/** The schemas that belong to no collection, by name. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  RichText: objectOf(
    {
      root: objectOf({
        type: { const: 'root' },
        children: arrayOf({ type: 'object', properties: { type: text }, required: ['type'] }),
      }),
    },
    'A text with its structure: the root node of Lexical. Its children are paragraphs, headings, lists, quotes and images. With `richText=html` or `richText=markdown` a string is returned in its place.',
  ),
  Count: objectOf({ totalDocs: count }),
  Programme: objectOf(
    {
      edition: schemaRef('Edition'),
      days: arrayOf(
        objectOf({
          date: { type: 'string', format: 'date' },
          rooms: arrayOf(
            objectOf({ room: nullable(schemaRef('Room')), sessions: arrayOf(schemaRef('ProgrammeSession')) }),
          ),
        }),
      ),
      unscheduled: arrayOf(schemaRef('ProgrammeSession')),
    },
    'An edition with its sessions by day and room, in the zone of the edition.',
  ),
  GraphQLResponse: {
    type: 'object',
    properties: {
      data: { type: ['object', 'null'] },
      errors: arrayOf(schemaRef('GraphQLError')),
      extensions: {
        type: 'object',
        properties: {
          cost: {
            ...objectOf({ points: count, limit: count }),
            description: 'The points of the query, and how many one may cost; for a request with `extensions.cost`.',
          },
        },
      },
    },
  },
  GraphQLError: objectOf({
    message: { ...text, description: 'A sentence for people, in French when `Accept-Language` prefers it.' },
    extensions: objectOf({ code: { ...text, description: 'A stable name for programs.' } }),
  }),
  GraphQLErrors: objectOf({ errors: arrayOf(schemaRef('GraphQLError')) }, 'A refused operation.'),
  Error: objectOf({
    message: { ...text, description: 'A sentence for people, in French when `Accept-Language` prefers it.' },
    code: { ...text, description: 'A stable name for programs.' },
  }),
  Errors: objectOf({ errors: arrayOf(schemaRef('Error')) }),
  Problem: objectOf(
    {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      errors: arrayOf(schemaRef('Error')),
    },
    'The same as a problem of RFC 9457, for a client that accepts application/problem+json.',
  ),
}

/** The schema of one page of a list. */
export const listOf = (name: string): JsonSchema =>
  objectOf(
    {
      docs: arrayOf(schemaRef(name)),
      totalDocs: { ...count, description: 'The number of documents on all pages.' },
      limit: count,
      totalPages: count,
      page: { type: ['integer', 'null'], minimum: 1 },
      pagingCounter: count,
      hasPrevPage: flag,
      hasNextPage: flag,
      prevPage: { type: ['integer', 'null'] },
      nextPage: { type: ['integer', 'null'] },
    },
    'One page of the documents that match.',
  )

/** The schema of a session within its programme, which does not repeat the edition. */
export const withinProgramme = (session: JsonSchema): JsonSchema => ({
  ...session,
  title: 'ProgrammeSession',
  required: (session.required as string[]).filter((name) => name !== 'edition'),
})
