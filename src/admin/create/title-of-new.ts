import { inLanguage, languageOf } from '../../domain/bilingual'
import { isRecord } from '../../domain/record'

/** Returns the heading of a form for a new document: « Nouvelle session ». `undefined` where the collection names none. */
export function titleOfNew(collection: { admin: { custom?: object } } | null, language: string): string | undefined {
  const title = isRecord(collection?.admin.custom) ? collection.admin.custom.titleOfNew : undefined
  if (!isRecord(title) || typeof title.fr !== 'string' || typeof title.en !== 'string') return undefined
  return inLanguage({ fr: title.fr, en: title.en }, languageOf({ language }))
}
