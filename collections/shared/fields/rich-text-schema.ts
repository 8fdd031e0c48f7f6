import type { JSONField } from 'payload'

type JsonSchema = NonNullable<NonNullable<JSONField['jsonSchema']>['schema']>

const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` })
const listOf = (...names: string[]): JsonSchema => ({ type: 'array', items: { oneOf: names.map(ref) } })
const constant = (value: string): JsonSchema => ({ type: 'string', enum: [value] })
const text: JsonSchema = { type: 'string' }
const number: JsonSchema = { type: 'number' }

const node = (type: string, description: string, properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  description,
  // The editor adds members, such as `direction` and `indent`, that say nothing about the content.
  additionalProperties: true,
  properties: { type: constant(type), version: number, ...properties },
  required: ['type', ...Object.keys(properties)],
})

const inline = ['RichTextText', 'RichTextLineBreak', 'RichTextTab', 'RichTextLink']
const blocks = ['RichTextParagraph', 'RichTextHeading', 'RichTextQuote', 'RichTextList', 'RichTextPicture']

/** The types of a long text and of each of its nodes, by name: those that the features of the editor write. */
export const richTextSchemas: Readonly<Record<string, JsonSchema>> = {
  RichText: {
    type: 'object',
    description: 'A long text: blocks of lines. `richText=html` returns it as HTML.',
    additionalProperties: true,
    properties: {
      root: {
        type: 'object',
        additionalProperties: true,
        properties: { type: text, children: listOf(...blocks), version: number },
        required: ['type', 'children'],
      },
    },
    required: ['root'],
  },
  RichTextNode: {
    description: 'Any node of a long text.',
    oneOf: [...blocks, 'RichTextListItem', ...inline].map(ref),
  },
  RichTextParagraph: node('paragraph', 'A paragraph.', { children: listOf(...inline) }),
  RichTextHeading: node('heading', 'A heading.', {
    tag: { type: 'string', enum: ['h2', 'h3', 'h4'] },
    children: listOf(...inline),
  }),
  RichTextQuote: node('quote', 'A quotation.', { children: listOf(...inline) }),
  RichTextList: node('list', 'A list; `start` is the number of its first item.', {
    listType: { type: 'string', enum: ['bullet', 'number'] },
    start: number,
    children: { type: 'array', items: ref('RichTextListItem') },
  }),
  RichTextListItem: node(
    'listitem',
    'An item of a list. A list within a list is the only child of an item of its own.',
    {
      children: listOf(...inline, 'RichTextList'),
    },
  ),
  RichTextPicture: node(
    'upload',
    'An image: its id, or the image itself from a depth of 1. Images that are not public are left out.',
    {
      relationTo: constant('media'),
      value: { oneOf: [{ type: 'string' }, ref('media')] },
    },
  ),
  RichTextText: node('text', 'A piece of text. `format` is a sum of bits: 1 bold, 2 italic.', { text, format: number }),
  RichTextLineBreak: node('linebreak', 'A line break inside a block.', {}),
  RichTextTab: node('tab', 'A tab.', { text }),
  RichTextLink: node('link', 'A link to a web page, an e-mail address or a telephone number.', {
    fields: {
      type: 'object',
      additionalProperties: true,
      properties: { url: text, newTab: { type: 'boolean' } },
    },
    children: listOf('RichTextText', 'RichTextLineBreak', 'RichTextTab'),
  }),
}
