/** The longest notice beside a cancelled or postponed session, in characters. */
export const NOTICE_LENGTH = 300

/** About how many characters of a text cards, search engines and shared links show. */
export const SHOWN_LENGTHS = { title: 70, tagline: 120, headline: 80, quote: 160 } as const

/** Counts the characters of a text as a reader does: an emoji is one, and so is a letter with its accent. */
export const lengthOf = (text: string): number =>
  [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text.trim())].length
