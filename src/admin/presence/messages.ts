import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatList } from '../../domain/format-list'
import { formatSince } from '../../domain/format-since'
import type { Presence } from '../../domain/presence'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of a form that several people have open. */
export const presenceMessages = {
  safe: {
    fr: 'Vous pouvez écrire en même temps, rien ne se perd : seuls les champs que vous changez sont enregistrés. Si vous changez l’une et l’autre le même champ, la fiche demande quel texte garder.',
    en: 'You can write at the same time and nothing is lost: only the fields that you change are saved. Where both of you change one field, the form asks which text to keep.',
  },
  writeToo: { fr: 'Écrire aussi', en: 'Write too' },
  write: { fr: 'Écrire', en: 'Write' },
  readOnly: { fr: 'Consulter seulement', en: 'Only read' },
  nobody: {
    fr: 'Vous consultez cette fiche sans la modifier. Plus personne n’y écrit.',
    en: 'You are reading this form without changing it. Nobody is writing in it any more.',
  },
} satisfies Record<string, Bilingual>

/** « Léa Martin écrit dans cette fiche ». */
export const formatWriting = (others: Presence[], language: Language) =>
  inLanguage(
    {
      fr: `${namesOf(others, 'fr')} ${others.length > 1 ? 'écrivent' : 'écrit'} dans cette fiche`,
      en: `${namesOf(others, 'en')} ${others.length > 1 ? 'are' : 'is'} writing in this form`,
    },
    language,
  )

/** « Sa fiche est ouverte depuis 18 h 45. » */
export const formatOpenSince = (others: Presence[], now: number, language: Language) =>
  inLanguage(
    {
      fr: `${others.length > 1 ? 'La première fiche' : 'Sa fiche'} est ouverte depuis ${sinceOf(others, now, 'fr')}.`,
      en: `It has been open since ${sinceOf(others, now, 'en')}.`,
    },
    language,
  )

/** « Léa Martin écrit aussi dans cette fiche, depuis 18 h 45. » */
export const formatWritingToo = (others: Presence[], now: number, language: Language) =>
  inLanguage(
    {
      fr: `${namesOf(others, 'fr')} ${others.length > 1 ? 'écrivent' : 'écrit'} aussi dans cette fiche, depuis ${sinceOf(others, now, 'fr')}.`,
      en: `${namesOf(others, 'en')} ${others.length > 1 ? 'are' : 'is'} writing in this form too, since ${sinceOf(others, now, 'en')}.`,
    },
    language,
  )

/** « Vous consultez cette fiche sans la modifier. Léa Martin y écrit depuis 18 h 45. » */
export const formatReading = (others: Presence[], now: number, language: Language) =>
  inLanguage(
    {
      fr: `Vous consultez cette fiche sans la modifier. ${namesOf(others, 'fr')} y ${others.length > 1 ? 'écrivent' : 'écrit'} depuis ${sinceOf(others, now, 'fr')}.`,
      en: `You are reading this form without changing it. ${namesOf(others, 'en')} ${others.length > 1 ? 'have' : 'has'} been writing in it since ${sinceOf(others, now, 'en')}.`,
    },
    language,
  )

const namesOf = (others: Presence[], language: Language) =>
  formatList(
    others.map(({ name }) => name),
    language,
  )

function sinceOf(others: Presence[], now: number, language: Language): string {
  const [first] = others.map(({ since }) => since).sort()
  return first ? formatSince(first, new Date(now).toISOString(), DEFAULT_ZONE, language) : ''
}
