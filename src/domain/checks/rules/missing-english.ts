import { defineRule } from '../rule'
import { findingsOfTexts, translatableTexts } from '../translations'

/** A document with French texts that have no English. One finding for each document, at its first such text. */
export const missingEnglish = defineRule({
  id: 'missing-english',
  level: 'warns',
  title: { fr: 'Anglais manquant', en: 'Missing English' },
  foundWhen: 'a document has French that English readers would be shown in French',
  find: (programme) =>
    findingsOfTexts(
      translatableTexts(programme).filter(({ isTranslated }) => !isTranslated),
      (fields) => ({
        fr: `Sans anglais : ${fields.fr}. La page anglaise montre le texte français.`,
        en: `Not in English yet: ${fields.en}. The English page shows the French text.`,
      }),
    ),
})
