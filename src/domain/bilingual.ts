import { frenchSpaces } from './typography'

/** A language of the admin and of the site. French is the default. */
export type Language = 'fr' | 'en'

/** A text, or another value, in both languages. */
export type Bilingual<Value = string> = { fr: Value; en: Value }

/** A localised field as the database holds it: a language may be missing. */
export type Localised<Value = string> = { [language in Language]?: Value | null }

/** The locale that `Intl` formats each language with. */
export const intlLocales: Bilingual = { fr: 'fr-FR', en: 'en-GB' }

/** Returns a text in one language; the French has its no-break spaces. */
export const inLanguage = (text: Bilingual, language: Language): string =>
  language === 'en' ? text.en : frenchSpaces(text.fr)

/** Writes a text in both languages with one function. */
export const inBothLanguages = (write: (language: Language) => string): Bilingual => ({
  fr: write('fr'),
  en: write('en'),
})

/** Returns every text of a set of messages in one language. */
export const messagesIn = <Name extends string>(
  messages: Record<Name, Bilingual>,
  language: Language,
): Record<Name, string> => {
  const texts = Object.entries<Bilingual>(messages).map(([name, text]) => [name, inLanguage(text, language)])
  return Object.fromEntries(texts) as Record<Name, string>
}

/** The language that a person reads the admin in; French unless it is English. */
export const languageOf = (i18n: { language: string } | undefined): Language => (i18n?.language === 'en' ? 'en' : 'fr')

/** The language that is not `language`. */
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'fr' : 'en')

/** Whether a text is the code of a language of the site. */
export const isLanguage = (text: unknown): text is Language => text === 'fr' || text === 'en'
