import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatLongDate } from '../../domain/format-date'

/** The messages of what is written in English. */
export const translationMessages = {
  writing: { fr: 'Vous écrivez la version anglaise.', en: 'You are writing the English version.' },
  reading: { fr: 'Cette liste montre la version anglaise.', en: 'This list shows the English version.' },
  back: { fr: 'Revenir au français', en: 'Return to French' },
  french: { fr: 'En français', en: 'In French' },
  missing: { fr: 'À traduire', en: 'To translate' },
  stillRight: { fr: 'L’anglais est toujours juste', en: 'The English still holds' },
} satisfies Record<string, Bilingual>

/** « À revoir : le français a changé le 3 mars 2026 (Claire Martin) ». */
export function formatChanged(at: string | undefined, by: string | undefined, language: Language): string {
  const who = by ? ` (${by})` : ''
  const day = (of: Language) => (at ? `${of === 'fr' ? ' le ' : ' on '}${formatLongDate(at.slice(0, 10), of)}` : '')
  return inLanguage(
    {
      fr: `À revoir : le français a changé${day('fr')}${who}`,
      en: `To review: the French changed${day('en')}${who}`,
    },
    language,
  )
}
