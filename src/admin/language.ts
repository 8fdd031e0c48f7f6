import type { Language } from '../domain/moment-words'

/** The language in which an editor uses the admin; French unless they chose English. */
export const languageOf = ({ language }: { language: string }): Language => (language === 'en' ? 'en' : 'fr')
