import { inBothLanguages } from '../../bilingual'
import { formatList } from '../../format-list'
import { isOutdated } from '../../translation-state'
import { defineRule } from '../rule'
import { type Translatable, translatableTexts } from '../translations'

/** A document with English texts that are older than their French. One finding for each document, at its first such text. */
export const outdatedEnglish = defineRule({
  id: 'outdated-english',
  level: 'warns',
  title: { fr: 'Anglais à revoir', en: 'English to review' },
  foundWhen: 'the French of a document changed after its English was written or said to hold',
  find: (programme) => {
    const documents = new Map<string, Translatable[]>()
    for (const text of translatableTexts(programme)) {
      const key = `${text.collection}#${text.id}`
      if (!text.isTranslated || !isOutdated(programme.textDates?.[key]?.[text.path] ?? {})) continue
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
        fr: `Le français a changé depuis : ${fields.fr}. Corrigez l’anglais, ou confirmez dans la fiche qu’il est toujours juste.`,
        en: `The French has changed since: ${fields.en}. Correct the English, or confirm in the form that it still holds.`,
      }
      return { collection, id, path, label, locale: 'en' as const, message }
    })
  },
})
