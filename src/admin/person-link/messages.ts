import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { type PersonLinkState, stateOfLink } from '../../domain/person-link'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the link to the page of a person. */
export const personLinkMessages = {
  title: { fr: 'Page de la personne', en: 'Page of the person' },
  note: {
    fr: 'Elle y voit ce qui paraît, le corrige, donne ou retire son accord.',
    en: 'There they see what is shown, correct it, agree or withdraw.',
  },
  send: { fr: 'Envoyer le lien', en: 'Send the link' },
  remind: { fr: 'Relancer', en: 'Remind' },
  print: { fr: 'Imprimer le QR code', en: 'Print the QR code' },
  revoke: { fr: 'Arrêter le lien', en: 'Stop the link' },
  person: { fr: 'Prénom et nom', en: 'Full name' },
  personNote: {
    fr: 'Le nom complet, comme dans ses accords. Il n’est pas public.',
    en: 'The full name, as in their consents. It is not public.',
  },
  email: { fr: 'Adresse e-mail', en: 'E-mail address' },
  replaces: {
    fr: 'Le lien s’ouvre une fois, pendant trente jours. Il remplace les précédents.',
    en: 'The link opens once, for thirty days. It replaces earlier ones.',
  },
  makeQr: { fr: 'Préparer le QR code', en: 'Make the QR code' },
  qrNote: {
    fr: 'À remettre à la personne elle-même : ce code ouvre sa page, une fois, pendant trente jours.',
    en: 'For the person alone: this code opens their page, once, for thirty days.',
  },
  printNow: { fr: 'Imprimer', en: 'Print' },
  close: { fr: 'Fermer', en: 'Close' },
  sent: { fr: 'Lien envoyé.', en: 'Link sent.' },
  revoked: { fr: 'Lien arrêté. La page ouverte s’est fermée.', en: 'Link stopped. The open page is closed.' },
  compare: { fr: 'Comparer les versions', en: 'Compare the versions' },
  saveFirst: { fr: 'Enregistrez d’abord la fiche.', en: 'Save the page first.' },
  failed: {
    fr: 'Rien n’est parti : le serveur n’a pas répondu. Réessayez dans un instant.',
    en: 'Nothing was sent: the server did not answer. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

/** The last link of a document, as its form shows it. */
export interface ShownLink extends PersonLinkState {
  id: string
  person: string
  email?: string | null
  way: 'mail' | 'paper'
  createdAt: string
  answer?: 'agreed' | 'withdrawn' | null
  answeredAt?: string | null
  proposedAt?: string | null
}

/** What became of a link, as sentences. */
export function formatLink(link: ShownLink, language: Language): string[] {
  const at = (instant: string) => formatMoment(instant, DEFAULT_ZONE, language)
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  const { answer, answeredAt, createdAt, proposedAt, usedAt, way } = link
  const sentences = [
    way === 'mail'
      ? say(`Lien envoyé à ${link.email}, ${at(createdAt)}.`, `Link sent to ${link.email}, ${at(createdAt)}.`)
      : say(`QR code préparé, ${at(createdAt)}.`, `QR code made, ${at(createdAt)}.`),
  ]
  if (answer && answeredAt) {
    sentences.push(
      answer === 'agreed'
        ? say(`A répondu : accord donné, ${at(answeredAt)}.`, `Answered: agreed, ${at(answeredAt)}.`)
        : say(`A répondu : accord retiré, ${at(answeredAt)}.`, `Answered: withdrawn, ${at(answeredAt)}.`),
    )
  } else if (usedAt) sentences.push(say('Page ouverte, pas encore de réponse.', 'Page opened, no answer yet.'))
  else sentences.push(unopened[stateOfLink(link, new Date())][language])
  if (proposedAt) {
    sentences.push(
      say(
        `A proposé des corrections, ${at(proposedAt)} : elles sont dans le brouillon.`,
        `Proposed corrections, ${at(proposedAt)}: they are in the draft.`,
      ),
    )
  }
  return sentences
}

const unopened: Record<ReturnType<typeof stateOfLink>, Bilingual> = {
  open: { fr: 'Pas encore ouvert.', en: 'Not opened yet.' },
  used: { fr: 'Ouvert.', en: 'Opened.' },
  expired: { fr: 'Expiré sans avoir été ouvert.', en: 'Expired unopened.' },
  revoked: { fr: 'Arrêté.', en: 'Stopped.' },
}
