import { isOutdated } from '../../translation-state'
import { defineRule } from '../rule'
import { findingsOfTexts, translatableTexts } from '../translations'

/** A document with English texts that are older than their French. One finding for each document, at its first such text. */
export const outdatedEnglish = defineRule({
  id: 'outdated-english',
  level: 'warns',
  title: { fr: 'Anglais à revoir', en: 'English to review' },
  foundWhen: 'the French of a document changed after its English was written or said to hold',
  find: (programme) =>
    findingsOfTexts(
      translatableTexts(programme).filter(
        ({ collection, id, path, isTranslated }) =>
          isTranslated && isOutdated(programme.textDates?.[`${collection}#${id}`]?.[path] ?? {}),
      ),
      (fields) => ({
        fr: `Le français a changé depuis : ${fields.fr}. Corrigez l’anglais, ou confirmez dans la fiche qu’il est toujours juste.`,
        en: `The French has changed since: ${fields.en}. Correct the English, or confirm in the form that it still holds.`,
      }),
    ),
})
