import type { Language } from './bilingual'

/** The name that stands for the slug of the current edition in the address of a feed. */
export const CURRENT = 'current'

/** Returns the path of a feed of an edition. French is the default language and has no parameter. */
export const feedPath = (edition: string, feed: string, language: Language = 'fr'): string =>
  `/feeds/${edition}/${feed}${language === 'fr' ? '' : `?lang=${language}`}`
