import type { Bilingual } from '../../../domain/bilingual'

/** The messages of the cancellation of a session. */
export const cancelMessages = {
  open: { fr: 'Annuler la session', en: 'Cancel the session' },
  effect: {
    fr: 'Elle reste au programme avec la mention « annulée », et sa salle se libère.',
    en: 'It stays in the programme, marked “cancelled”, and its room becomes free.',
  },
  frenchNotice: { fr: 'Mot au public', en: 'Public notice, in French' },
  englishNotice: { fr: 'Mot au public, en anglais (facultatif)', en: 'Public notice, in English (optional)' },
  advice: {
    fr: 'En une ou deux phrases : la raison, et ce que les personnes inscrites peuvent faire.',
    en: 'In one or two sentences: why, and what those who registered can do.',
  },
  withoutNotice: {
    fr: 'Sans ce mot, le public lit seulement « annulée ».',
    en: 'Without it, the public only reads “cancelled”.',
  },
  publish: { fr: 'Annuler et publier', en: 'Cancel and publish' },
  draft: { fr: 'Enregistrer en brouillon', en: 'Save as a draft' },
  pending: {
    fr: 'Cette session a aussi des modifications en attente : elles paraîtront avec l’annulation.',
    en: 'This session also has changes that wait: they will be public with the cancellation.',
  },
  byPublishers: {
    fr: 'Prévenez une personne de l’équipe de publication : le site changera quand elle aura publié.',
    en: 'Tell somebody who publishes: the site changes once they have.',
  },
  close: { fr: 'Ne pas annuler', en: 'Keep the session' },
  failed: {
    fr: 'Le mot en anglais n’a pas pu être enregistré. Réessayez dans un instant.',
    en: 'The English notice could not be saved. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

/** The messages of the cancellation in one language. */
export type CancelMessages = Record<keyof typeof cancelMessages, string>
