import { extractHeaderLanguage } from '@payloadcms/translations'
import { type Language, languageOf } from '../../domain/bilingual'

/** The language that was chosen in the admin, else that of the browser. */
export function adminLanguage({ headers }: Request): Language {
  const chosen = /(?:^|;\s*)payload-lng=(\w+)/.exec(headers.get('Cookie') ?? '')?.[1]
  return languageOf({ language: chosen ?? extractHeaderLanguage(headers.get('Accept-Language') ?? '') ?? '' })
}
