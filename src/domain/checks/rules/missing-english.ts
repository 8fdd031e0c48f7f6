import { inBothLanguages } from '../../bilingual'
import { formatList } from '../../format-list'
import { defineRule } from '../rule'
import { type Translatable, translatableTexts } from '../translations'

/** A document with French texts that have no English. One finding for each document, at its first such text. */
export const missingEnglish = defineRule({
  id: 'missing-english',
  level: 'warns',
  title: { fr: 'Anglais manquant', en: 'Missing English' },
  foundWhen: 'a document has French that English readers would be shown in French',
  find: (programme) => {
    const documents = new Map<string, Translatable[]>()
    for (const text of translatableTexts(programme).filter(({ isTranslated }) => !isTranslated)) {
      const key = `${text.collection}#${text.id}`
      documents.set(key, [...(documents.get(key) ?? []), text])
    }
    return [...documents.values()].flatMap((texts) => {
      const [first] = texts
      if (!first) return []
      const { collection, id, path, label } = first
      const fields = inBothLanguages((language) =>
        formatList(
          texts.map(({ field }) => field[language]),
          language,
        ),
      )
      const message = {
        fr: `Sans anglais : ${fields.fr}. La page anglaise montre le texte français.`,
        en: `Not in English yet: ${fields.en}. The English page shows the French text.`,
      }
      return { collection, id, path, label, locale: 'en' as const, message }
    })
  },
})
