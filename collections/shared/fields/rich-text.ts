import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import { deepMergeSimple, type RichTextField, type TextField } from 'payload'
import { isLinkAddress } from '../../../src/domain/link-address'
import { richTextFrench } from '../admin/french/rich-text'
import { typesetAll } from '../admin/french/typeset-all'
import { type LanguageSource, messageFor } from '../messages'
import { richTextSchemas } from './rich-text-schema'

const editor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    BoldFeature(),
    ItalicFeature(),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlockquoteFeature(),
    LinkFeature({
      enabledCollections: [],
      fields: ({ defaultFields }) =>
        defaultFields.map(
          (field) => ('name' in field && field.name === 'url' ? { ...field, ...safeUrl } : field) as typeof field,
        ),
    }),
    UploadFeature({ enabledCollections: ['media'] }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})

/** The editor of every long text: headings 2 to 4, bold, italic, lists, quotes, links to web addresses, images. */
export const articleEditor: typeof editor = async (args) => {
  const adapter = await editor(args)
  // The features write their own French over that of the configuration.
  const { i18n } = args.config
  i18n.translations = deepMergeSimple(i18n.translations, { fr: typesetAll({ lexical: richTextFrench }) })
  return { ...adapter, validate: inReadableTerms(adapter.validate), outputSchema: typedNodes }
}

type OutputSchema = NonNullable<Awaited<ReturnType<typeof editor>>['outputSchema']>

/** The type of a long text in the generated types, with those of its nodes. */
const typedNodes: OutputSchema = ({ interfaceNameDefinitions, isRequired }) => {
  for (const [name, schema] of Object.entries(richTextSchemas)) interfaceNameDefinitions.set(name, schema)
  const typed = { $ref: '#/definitions/RichText' }
  return isRequired ? typed : { oneOf: [typed, { type: 'null' }] }
}

type Validate = Awaited<ReturnType<typeof editor>>['validate']

/** Replaces the messages in which the editor names its nodes and their fields, in English. */
const inReadableTerms =
  (validate: Validate): Validate =>
  async (value, options) => {
    const outcome = await validate(value, options)
    const [, node = ''] = typeof outcome === 'string' ? (/^(\w+) node failed to validate/.exec(outcome) ?? []) : []
    return node ? messageFor(options.req, node.endsWith('link') ? invalidLink : invalidNode) : outcome
  }

const invalidLink = {
  fr: 'Un lien du texte n’a pas d’adresse valable. Ouvrez ce lien pour la corriger, ou retirez-le.',
  en: 'A link in the text has no valid address. Open the link to correct it, or remove it.',
}

const invalidNode = {
  fr: 'Un élément du texte, comme une image, n’est pas complet. Ouvrez-le pour le compléter, ou retirez-le.',
  en: 'An element of the text, such as an image, is incomplete. Open it to complete it, or remove it.',
}

const safeUrl: Pick<TextField, 'validate'> = {
  validate: (value: unknown, { req }: { req: LanguageSource }) =>
    isLinkAddress(value) ||
    messageFor(req, {
      fr: 'Un lien commence par https://, mailto: ou tel:.',
      en: 'A link starts with https://, mailto: or tel:.',
    }),
}

/** A long text in French and English. */
export function richText(field: Pick<RichTextField, 'name' | 'label' | 'admin'>): RichTextField {
  return { ...field, type: 'richText', localized: true }
}
