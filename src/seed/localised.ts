import type { Bilingual } from '../domain/bilingual'
import { frenchSpaces } from '../domain/typography'
import type { RichText, RichTextBlock } from './rich-text'
import { richText } from './rich-text'

/** A text in both languages; the French one gets its no-break spaces here. */
export const l = (fr: string, en: string): Bilingual => ({ fr: frenchSpaces(fr), en })

/** A rich text in both languages. */
export const rich = (fr: readonly RichTextBlock[], en: readonly RichTextBlock[]): Bilingual<RichText> => ({
  fr: richText(fr, frenchSpaces),
  en: richText(en),
})
