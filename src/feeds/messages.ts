import type { FeedSession, FeedView } from '../content/programme-feed/feed-view'
import { type Bilingual, inLanguage } from '../domain/bilingual'

/** The texts that feeds add to the content. */
export const feedMessages = {
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  postponed: { fr: 'Reportée', en: 'Postponed' },
  unplaced: { fr: 'Lieu à préciser', en: 'Place to be announced' },
  people: { fr: 'Avec', en: 'With' },
  accessibility: { fr: 'Accessibilité', en: 'Accessibility' },
  register: { fr: 'Inscription', en: 'Registration' },
  recording: { fr: 'Enregistrement', en: 'Recording' },
  selection: { fr: 'Ma sélection', en: 'My selection' },
  changes: { fr: 'Changements du programme', en: 'Changes of the programme' },
  noChange: { fr: 'Aucun changement pour le public.', en: 'No change for the public.' },
} satisfies Record<string, Bilingual>

/** Returns the title of a session as a format without a status shows it: « Annulée : Atelier CV ». */
export function titleWithStatus({ status, title }: FeedSession, { language }: FeedView): string {
  if (status === 'scheduled') return title.text
  return `${labelled(status, language, title.text)}`
}

/** Returns a text after its label: « Avec : Ada Lovelace ». */
export const labelled = (name: keyof typeof feedMessages, language: FeedView['language'], text: string): string =>
  `${inLanguage({ fr: `${feedMessages[name].fr} :`, en: `${feedMessages[name].en}:` }, language)} ${text}`

/** The title of a release: « Programme, version 3 ». */
export const releaseTitle = (number: number, language: FeedView['language']): string =>
  inLanguage({ fr: `Programme, version ${number}`, en: `Programme, version ${number}` }, language)
