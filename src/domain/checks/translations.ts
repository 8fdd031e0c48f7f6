import { type Finding, finding } from './finding'
import type { Programme } from './programme'
import { type Translatable, translatableTexts } from './translatable'
import { listWords } from './words'

/** What English readers would read in French: one finding for a document, at its first text without English. */
export function findMissingEnglish(programme: Programme): Finding[] {
  const documents = new Map<string, Translatable[]>()
  for (const text of translatableTexts(programme).filter(({ isTranslated }) => !isTranslated)) {
    const key = `${text.collection}#${text.id}`
    documents.set(key, [...(documents.get(key) ?? []), text])
  }
  return [...documents.values()].flatMap((texts) => {
    const [first] = texts
    if (!first) return []
    const { collection, id, path, label } = first
    const named = (language: 'fr' | 'en') =>
      listWords(
        texts.map(({ field }) => field[language]),
        language,
      )
    return [
      finding(
        'missing-english',
        { collection, id, path, label, locale: 'en' },
        {
          fr: `Sans anglais : ${named('fr')}. La page anglaise montre le texte français.`,
          en: `Not in English yet: ${named('en')}. The English page shows the French text.`,
        },
      ),
    ]
  })
}

/** How much of the French of a programme has its English. */
export function translationProgress(programme: Programme): { translated: number; total: number } {
  const texts = translatableTexts(programme)
  return { translated: texts.filter(({ isTranslated }) => isTranslated).length, total: texts.length }
}
