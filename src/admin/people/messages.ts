import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { Answer, PersonState } from '../../domain/people-of-edition'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the tab « Accords » of an edition. */
export const peopleMessages = {
  title: { fr: 'Accords des intervenantes et intervenants', en: 'Consents of the speakers' },
  intro: {
    fr: 'Chaque personne reçoit un lien vers sa page : elle y voit ce qui paraît, le corrige, donne ou retire son accord.',
    en: 'Each person receives a link to their page: there they see what is shown, correct it, agree or withdraw.',
  },
  missing: { fr: 'Cette page est réservée à l’équipe de publication.', en: 'This page is for people who may publish.' },
  nobody: {
    fr: 'Aucune session de cette édition n’a encore d’intervenante ou d’intervenant.',
    en: 'No session of this edition has a speaker yet.',
  },
  person: { fr: 'Personne', en: 'Person' },
  answer: { fr: 'Réponse', en: 'Answer' },
  email: { fr: 'Adresse e-mail', en: 'E-mail address' },
  cancel: { fr: 'Ne rien envoyer', en: 'Send nothing' },
  sendNow: { fr: 'Envoyer', en: 'Send' },
  confirm: { fr: 'Envoyer ces e-mails ?', en: 'Send these mails?' },
  sending: { fr: 'Envoi des liens', en: 'Sending the links' },
  sendingNote: {
    fr: 'Vous pouvez quitter cette page : l’envoi continue, même après un redémarrage.',
    en: 'You may leave this page: sending goes on, also after a restart.',
  },
  failed: {
    fr: 'Le serveur n’a pas répondu. Rechargez la page : elle montre qui a été contacté.',
    en: 'The server did not answer. Reload the page: it shows who was written to.',
  },
} satisfies Record<string, Bilingual>

const answers: Record<Answer, Bilingual> = {
  none: { fr: 'Pas encore contactée', en: 'Not asked yet' },
  waiting: { fr: 'Envoi en attente', en: 'Waiting to be sent' },
  failed: { fr: 'E-mail non parti', en: 'Mail not sent' },
  unsure: { fr: 'Envoi interrompu, peut-être reçu', en: 'Sending was interrupted, perhaps received' },
  requested: { fr: 'Demandé, pas encore ouvert', en: 'Requested, not opened yet' },
  opened: { fr: 'Page ouverte, sans réponse', en: 'Page opened, no answer' },
  agreed: { fr: 'A répondu', en: 'Answered' },
  withdrawn: { fr: 'A tout retiré', en: 'Withdrew everything' },
  expired: { fr: 'Lien expiré sans réponse', en: 'Link expired without an answer' },
  revoked: { fr: 'Lien arrêté', en: 'Link stopped' },
}

/** Where a person stands, and since when: « A répondu · mar. 21 mai 2024, 9 h 00 ». */
export const formatAnswer = ({ answer, at }: PersonState, language: Language): string =>
  [inLanguage(answers[answer], language), at && formatMoment(at, DEFAULT_ZONE, language)].filter(Boolean).join(' · ')

/** « 12 personnes ont répondu sur 30. » */
export const formatAnswered = (answered: number, total: number, language: Language): string =>
  inLanguage(
    {
      fr:
        answered < 2
          ? `${answered} personne a répondu, sur ${total}.`
          : `${answered} personnes ont répondu, sur ${total}.`,
      en: `${answered} of ${total} people have answered.`,
    },
    language,
  )

/** « 3 personnes n’ont pas d’adresse e-mail. » */
export const formatWithoutAddress = (count: number, language: Language): string =>
  inLanguage(
    {
      fr: count === 1 ? '1 personne n’a pas d’adresse e-mail.' : `${count} personnes n’ont pas d’adresse e-mail.`,
      en: count === 1 ? '1 person has no e-mail address.' : `${count} people have no e-mail address.`,
    },
    language,
  )

/** The button that writes to people for the first time. */
export const formatSend = (count: number, language: Language): string =>
  inLanguage(
    {
      fr: count < 2 ? `Envoyer le lien à ${count} personne` : `Envoyer le lien à ${count} personnes`,
      en: count === 1 ? 'Send the link to 1 person' : `Send the link to ${count} people`,
    },
    language,
  )

/** The button that writes again to people who have not answered. */
export const formatRemind = (count: number, language: Language): string =>
  inLanguage(
    {
      fr: count < 2 ? `Relancer ${count} personne` : `Relancer ${count} personnes`,
      en: count === 1 ? 'Remind 1 person' : `Remind ${count} people`,
    },
    language,
  )

/** What is confirmed before mails leave. */
export const formatConfirmation = (count: number, language: Language): string =>
  inLanguage(
    {
      fr:
        count === 1
          ? '1 personne reçoit un nouveau lien, qui remplace le précédent.'
          : `${count} personnes reçoivent un nouveau lien, qui remplace le précédent.`,
      en:
        count === 1
          ? '1 person receives a new link, which replaces the last one.'
          : `${count} people receive a new link, which replaces the last one.`,
    },
    language,
  )

/** « 3 e-mails en attente. » */
export const formatWaiting = (count: number, language: Language): string =>
  inLanguage(
    {
      fr: count === 1 ? 'Envoi en cours : 1 e-mail attend.' : `Envoi en cours : ${count} e-mails attendent.`,
      en: count === 1 ? 'Sending: 1 mail is waiting.' : `Sending: ${count} mails are waiting.`,
    },
    language,
  )
