/** The longest notice that is told beside a cancelled or postponed session, in characters. */
export const NOTICE_LENGTH = 300

/** About how many characters cards, search engines and shared links show of a text before they cut it. */
export const SHOWN_LENGTHS = { title: 70, tagline: 120, headline: 80, quote: 160 } as const

/** The characters of a text as a reader counts them: an emoji, or a letter and its accent, is one. */
export const lengthOf = (text: string): number =>
  [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text.trim())].length
