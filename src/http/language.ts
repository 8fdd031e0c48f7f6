import type { Language } from '../domain/bilingual'

const chosenInAdmin = /(?:^|;\s*)payload-lng=(\w+)/

/**
 * The language of the messages of a request: the one that was chosen in the admin, else the one that it prefers; English for
 * programs, which rarely send a preference.
 */
export function requestLanguage(
  cookie: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Language {
  const chosen = chosenInAdmin.exec(cookie ?? '')?.[1]
  if (chosen === 'fr' || chosen === 'en') return chosen
  return preferenceFor('fr', acceptLanguage ?? '') > preferenceFor('en', acceptLanguage ?? '') ? 'fr' : 'en'
}

/** The weight that a header gives to a language, whatever its region; 0 when it does not name it. */
function preferenceFor(language: Language, header: string): number {
  let highest = 0
  for (const item of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim())
    if (range !== language && !range.startsWith(`${language}-`)) continue
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    if (weight > highest) highest = weight
  }
  return highest
}
