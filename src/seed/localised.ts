import type { Bilingual } from '../domain/bilingual'
import type { RichText, RichTextBlock } from './rich-text'
import { richText } from './rich-text'
import { typeset } from './typeset'

/** A text in both languages; the French one gets its no-break spaces here. */
export const l = (fr: string, en: string): Bilingual => ({ fr: typeset(fr), en })

/** A rich text in both languages. */
export const rich = (fr: readonly RichTextBlock[], en: readonly RichTextBlock[]): Bilingual<RichText> => ({
  fr: richText(fr, typeset),
  en: richText(en),
})
