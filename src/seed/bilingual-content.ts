import type { Bilingual } from '../domain/bilingual'
import { frenchSpaces } from '../domain/typography'
import type { RichText, RichTextBlock } from './rich-text'
import { richText } from './rich-text'

/** Returns a text in both languages; the French has its no-break spaces. */
export const bilingual = (fr: string, en: string): Bilingual => ({ fr: frenchSpaces(fr), en })

/** Returns a rich text in both languages; the French has its no-break spaces. */
export const bilingualRichText = (fr: readonly RichTextBlock[], en: readonly RichTextBlock[]): Bilingual<RichText> => ({
  fr: richText(fr, frenchSpaces),
  en: richText(en),
})
