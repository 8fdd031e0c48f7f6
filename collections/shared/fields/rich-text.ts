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
import { richTextFrench } from '../admin/french/rich-text'
import { typesetAll } from '../admin/french/typeset-all'
import { type LanguageSource, messageFor } from '../messages'

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
  return adapter
}

const safeUrl: Pick<TextField, 'validate'> = {
  validate: (value: unknown, { req }: { req: LanguageSource }) =>
    (typeof value === 'string' && /^(?:https?:\/\/[^\s]+|mailto:[^\s]+@[^\s]+|tel:\+?[0-9 .-]+)$/i.test(value)) ||
    messageFor(req, {
      fr: 'Un lien commence par https://, mailto: ou tel:.',
      en: 'A link starts with https://, mailto: or tel:.',
    }),
}

/** A long text in French and English. */
export function richText(field: Pick<RichTextField, 'name' | 'label' | 'admin'>): RichTextField {
  return { ...field, type: 'richText', localized: true }
}
