import * as library from 'graphql'
import { GraphQLList, GraphQLObjectType, GraphQLString, GraphQLUnionType } from 'graphql'
import { expect, test } from 'vitest'
import { addRichTextFields } from '../../src/content/graphql/rich-text-fields'
import { paragraph, richTextRoot, textNode } from '../../src/domain/rich-text-nodes'

const text = { type: GraphQLString }
const typeOf = (name: string, extensions = {}) => new GraphQLObjectType({ name, extensions, fields: { text } })
const richText = { name: 'text', type: 'richText' }

test('every long text has its HTML and its Markdown beside it, in groups, rows and blocks too', () => {
  const group = typeOf('Session_Group')
  const row = typeOf('Session_Rows')
  const block = typeOf('Quote', { blockSlug: 'quote' })
  const other = typeOf('Other', { blockSlug: 'other' })
  const blocks = new GraphQLUnionType({ name: 'Session_Blocks', types: [other, block] })
  const type = new GraphQLObjectType({
    name: 'Session',
    fields: {
      text,
      group: { type: group },
      rows: { type: new GraphQLList(row) },
      blocks: { type: new GraphQLList(blocks) },
    },
  })
  const flattenedFields = [
    richText,
    { name: 'group', type: 'group', flattenedFields: [richText] },
    { name: 'rows', type: 'array', flattenedFields: [richText] },
    { name: 'blocks', type: 'blocks', blocks: [{ slug: 'quote', flattenedFields: [richText] }] },
  ]
  const collections = { sessions: { config: { flattenedFields }, graphQL: { type } } }
  addRichTextFields(library, { collections } as never)
  for (const owner of [type, group, row, block]) {
    expect(Object.keys(owner.getFields())).toEqual(expect.arrayContaining(['text', 'textHtml', 'textMarkdown']))
    expect(owner.getFields().textHtml?.type).toBe(GraphQLString)
  }
  expect(Object.keys(other.getFields())).toEqual(['text'])
})

test('a text is written once for each request, however many aliases it has', async () => {
  const type = typeOf('Session')
  const collections = { sessions: { config: { flattenedFields: [richText] }, graphQL: { type } } }
  addRichTextFields(library, { collections } as never)
  const document = { text: richTextRoot([paragraph([textNode('Venez')])]) }
  const read = (req: object) => type.getFields().textHtml?.resolve?.(document, {}, { req }, {} as never)
  const req = { payload: {}, locale: 'fr' }
  expect(await read(req)).toBe('<p>Venez</p>')
  expect(read(req)).toBe(read(req))
  expect(read({ ...req })).not.toBe(read(req))
})
