import { frenchSpaces } from '../../../../src/domain/typography'
import { typographyApplied } from '../../../../src/domain/writing/french-typography'
import type { TranslationTree } from './translation-tree'

// Quotation marks around the attributes of HTML stay straight.
const typeset = (text: string) => frenchSpaces(text.includes('="') ? text : typographyApplied(text))

/** Returns the texts with the apostrophes, quotation marks and spaces of French. */
export function typesetAll(translations: TranslationTree): TranslationTree {
  const entries = Object.entries(translations).map(([key, value]) => [
    key,
    typeof value === 'string' ? typeset(value) : typesetAll(value),
  ])
  return Object.fromEntries(entries) as TranslationTree
}
