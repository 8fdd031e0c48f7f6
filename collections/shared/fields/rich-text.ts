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
import type { RichTextField, TextField } from 'payload'
import { type LanguageSource, messageFor } from '../messages'

/** The editor of every long text: headings 2 to 4, bold, italic, lists, quotes, links to web addresses, images. */
export const articleEditor = lexicalEditor({
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
