/** What cancelling a session says. */
export const cancelWords = {
  fr: {
    open: 'Annuler la session',
    effect: 'Elle reste au programme avec la mention «\u00A0annulée\u00A0», et sa salle se libère.',
    notice: { fr: 'Mot au public', en: 'Mot au public, en anglais (facultatif)' },
    advice: 'En une ou deux phrases\u00A0: la raison, et ce que les personnes inscrites peuvent faire.',
    withoutNotice: 'Sans ce mot, le public lit seulement «\u00A0annulée\u00A0».',
    publish: 'Annuler et publier',
    draft: 'Enregistrer en brouillon',
    pending: 'Cette session a aussi des modifications en attente\u00A0: elles paraîtront avec l’annulation.',
    byPublishers: 'Prévenez une personne de l’équipe de publication\u00A0: le site changera quand elle aura publié.',
    close: 'Ne pas annuler',
    failed: 'Le mot en anglais n’a pas pu être enregistré. Réessayez dans un instant.',
  },
  en: {
    open: 'Cancel the session',
    effect: 'It stays in the programme, marked “cancelled”, and its room becomes free.',
    notice: { fr: 'Public notice, in French', en: 'Public notice, in English (optional)' },
    advice: 'In one or two sentences: why, and what those who registered can do.',
    withoutNotice: 'Without it, the public only reads “cancelled”.',
    publish: 'Cancel and publish',
    draft: 'Save as a draft',
    pending: 'This session also has changes that wait: they will be public with the cancellation.',
    byPublishers: 'Tell somebody who publishes: the site changes once they have.',
    close: 'Keep the session',
    failed: 'The English notice could not be saved. Try again in a moment.',
  },
}
