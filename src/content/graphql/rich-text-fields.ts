import type { GraphQLFieldConfig } from 'graphql'
import type { PayloadRequest } from 'payload'
import { isRecord } from '../../domain/record'
import type { WrittenFormat } from '../../domain/rich-text-formats'
import { writeRichText } from '../rich-text/write-rich-text'
import { addFields, type Context, type GraphQL, publicTypesOf, type Schema } from './schema'
import { eachField } from './walk'

const formats: Record<'Html' | 'Markdown', { format: WrittenFormat; description: string }> = {
  Html: {
    format: 'html',
    description:
      'as HTML, as the pages of the site show it: escaped, with descriptions, credits and sizes of images; addresses are absolute.',
  },
  Markdown: { format: 'markdown', description: 'as Markdown (CommonMark); addresses are absolute.' },
}

/** What is said of a long text in JSON. */
export const richTextDescription =
  'The nodes are those of the type RichText in payload-types.ts, described in docs/api.md. Images are populated to `depth`.'

/** Adds beside every long text of the public collections, wherever it stands, the same as HTML and as Markdown. */
export function addRichTextFields(library: GraphQL, schema: Schema): void {
  const { GraphQLString } = library
  for (const { config, type } of publicTypesOf(schema)) {
    eachField(config.flattenedFields, type, ({ field, name, owner }) => {
      if (field.type !== 'richText') return
      const added = Object.entries(formats).map(([suffix, { format, description }]) => {
        const write = writtenOnce(format)
        const served: GraphQLFieldConfig<Record<string, unknown>, Context> = {
          type: GraphQLString,
          description: `The field ${name} ${description}`,
          // A query with `select` reads the field that this one is made of.
          extensions: { field },
          resolve: (parent, _args, { req }) => write(req, parent[name]),
        }
        return [`${name}${suffix}`, served]
      })
      addFields(library, owner, Object.fromEntries(added))
    })
  }
}

/** Returns a function that writes a long text once for each request, however many aliases a query gives it. */
function writtenOnce(format: WrittenFormat) {
  const texts = new WeakMap<PayloadRequest, WeakMap<object, Promise<string | null>>>()
  return (req: PayloadRequest, state: unknown): Promise<string | null> | null => {
    if (!isRecord(state)) return null
    const ofRequest = texts.get(req) ?? new WeakMap<object, Promise<string | null>>()
    texts.set(req, ofRequest)
    const text = ofRequest.get(state) ?? writeRichText(req, state, format)
    ofRequest.set(state, text)
    return text
  }
}
