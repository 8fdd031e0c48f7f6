import type { RichText, RichTextBlock } from './rich-text'
import { richText } from './rich-text'
import { typeset } from './typeset'

/** A value in each language of the site. */
export interface Localised<T = string> {
  fr: T
  en: T
}

/** A text in both languages; the French one gets its no-break spaces here. */
export const l = (fr: string, en: string): Localised => ({ fr: typeset(fr), en })

/** A rich text in both languages. */
export const rich = (fr: readonly RichTextBlock[], en: readonly RichTextBlock[]): Localised<RichText> => ({
  fr: richText(fr, typeset),
  en: richText(en),
})
