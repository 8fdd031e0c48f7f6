import type { Bilingual, Language } from '../../domain/bilingual'
import { inLanguage } from '../../domain/bilingual'
import type { ConsentScope } from '../../domain/consent'
import { formatLongDate } from '../../domain/format-date'
import { formatList } from '../../domain/format-list'
import type { PhotoConsent } from '../../domain/photo-consent'
import { DEFAULT_ZONE, dayIn } from '../../domain/zone'

/** The messages of the consent of a portrait. */
export const photoConsentMessages = {
  add: { fr: 'Ajouter l’accord', en: 'Add the consent' },
  title: { fr: 'Accord pour la photo', en: 'Consent for the photo' },
  person: { fr: 'Qui a donné son accord', en: 'Who agreed' },
  personNote: {
    fr: 'Prénom et nom. Ils restent dans l’accord, jamais publics.',
    en: 'Full name. It stays in the consent, never public.',
  },
  givenOn: { fr: 'Donné le', en: 'Given on' },
  expiresOn: { fr: 'Valable jusqu’au (facultatif)', en: 'Valid until (optional)' },
  noEnd: { fr: 'Ce jour compris. Vide : sans limite.', en: 'That day included. Empty: no limit.' },
  evidence: { fr: 'Document signé, en PDF (facultatif)', en: 'Signed document, as PDF (optional)' },
  save: { fr: 'Enregistrer l’accord', en: 'Record the consent' },
  cancel: { fr: 'Fermer', en: 'Close' },
  recorded: { fr: 'Accord enregistré — la photo paraît.', en: 'Consent recorded: the photo is public.' },
  recordedDraft: {
    fr: 'Accord enregistré — la photo paraîtra avec la fiche, à sa publication.',
    en: 'Consent recorded: the photo will be public with the page, once published.',
  },
  recordedOther: {
    fr: 'Accord enregistré. La photo ne paraît pas : un accord d’une autre personne est retiré ou terminé.',
    en: 'Consent recorded. The photo is not public: a consent of another person was withdrawn or has ended.',
  },
  withdraw: { fr: 'Retirer l’accord', en: 'Withdraw the consent' },
  withdrawTitle: { fr: 'Retirer l’accord', en: 'Withdraw the consent' },
  withdrawEffect: {
    fr: 'Ce qu’il couvre disparaît aussitôt du site. L’accord et la date du retrait restent dans « Accords ».',
    en: 'What it covers leaves the site at once. The consent and the date of the withdrawal stay in “Consents”.',
  },
  withdrawNow: { fr: 'Retirer maintenant', en: 'Withdraw now' },
  keep: { fr: 'Ne pas retirer', en: 'Do not withdraw' },
  withdrawn: {
    fr: 'Accord retiré — la photo ne paraît plus.',
    en: 'Consent withdrawn: the photo is no longer public.',
  },
  open: { fr: 'Ouvrir', en: 'Open' },
  saveFirst: {
    fr: 'L’accord s’ajoute une fois la fiche enregistrée.',
    en: 'The consent can be added once the page is saved.',
  },
  byPublishers: {
    fr: 'Une personne de l’équipe de publication enregistre l’accord.',
    en: 'Somebody who publishes records the consent.',
  },
  failed: {
    fr: 'Rien n’a été enregistré : le serveur n’a pas répondu. Réessayez dans un instant.',
    en: 'Nothing was saved: the server did not answer. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

const scopes: Record<ConsentScope, Bilingual> = {
  name: { fr: 'le nom', en: 'the name' },
  photo: { fr: 'la photo', en: 'the photo' },
  voice: { fr: 'la voix', en: 'the voice' },
  video: { fr: 'la vidéo', en: 'the video' },
  quote: { fr: 'la citation et le récit', en: 'the quote and the story' },
  social: { fr: 'les réseaux sociaux', en: 'social networks' },
}

/** What a consent covers: « la photo et le nom ». */
export const formatScope = (scope: readonly ConsentScope[], language: Language): string =>
  formatList(
    scope.map((one) => inLanguage(scopes[one], language)),
    language,
  )

/** The state of the consent of a photo, as a sentence. */
export function formatPhotoConsent(state: PhotoConsent, language: Language): string {
  const day = (date: string) => formatLongDate(date, language)
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  switch (state.kind) {
    case 'not-needed':
      return say('Cette image ne demande pas d’accord.', 'This image needs no consent.')
    case 'covered': {
      if (!state.until) return say('Accord valable, sans limite.', 'Consent valid, without an end.')
      // A consent ends with its last day.
      const last = day(dayIn(new Date(new Date(state.until).getTime() - 1).toISOString(), DEFAULT_ZONE))
      return say(`Accord valable jusqu’au ${last}.`, `Consent valid until ${last}.`)
    }
    case 'at-publication':
      return say(
        'Accord enregistré : cette photo paraîtra à la publication de la fiche.',
        'Consent recorded: this photo will be public once the page is published.',
      )
    case 'withdrawn':
      return say(
        `Accord retiré le ${day(dayIn(state.at, DEFAULT_ZONE))} : la photo ne paraît pas.`,
        `Consent withdrawn on ${day(dayIn(state.at, DEFAULT_ZONE))}: the photo is not public.`,
      )
    case 'ended':
      return say(
        `Accord terminé le ${day(state.on)} : la photo ne paraît pas.`,
        `Consent ended on ${day(state.on)}: the photo is not public.`,
      )
    case 'none':
      return say('Aucun accord : la photo ne paraît pas.', 'No consent: the photo is not public.')
  }
}
