import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { type LinkDelivery, type PersonLinkState, stateOfLink } from '../../domain/person-link'
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
  photoTitle: { fr: 'Photo proposée par la personne', en: 'Photo proposed by the person' },
  photoPresent: { fr: 'Photo actuelle', en: 'Present photo' },
  photoProposed: { fr: 'Photo proposée', en: 'Proposed photo' },
  photoNone: { fr: 'Aucune', en: 'None' },
  photoAccept: { fr: 'Accepter la photo', en: 'Accept the photo' },
  photoRefuse: { fr: 'Refuser', en: 'Refuse' },
  photoAccepted: {
    fr: 'Photo acceptée, avec l’accord de la personne : elle est dans le brouillon.',
    en: 'Photo accepted, with the consent of the person: it is in the draft.',
  },
  photoRefused: { fr: 'Photo refusée et effacée.', en: 'Photo refused and deleted.' },
  withdraw: { fr: 'Retirer du site', en: 'Withdraw from the site' },
  withdrawTitle: { fr: 'Retirer cette personne du site ?', en: 'Withdraw this person from the site?' },
  withdrawEffect: {
    fr: 'Ses accords sont retirés et sa fiche quitte aussitôt le site, ses sessions et les flux. Les anciennes versions de la fiche sont effacées. La fiche elle-même reste un brouillon pour l’équipe.',
    en: 'Their consents are withdrawn, and the page leaves the site, their sessions and the feeds at once. Former versions of the page are deleted. The page itself stays a draft for the team.',
  },
  withdrawNow: { fr: 'Retirer maintenant', en: 'Withdraw now' },
  withdrawNot: { fr: 'Ne pas retirer', en: 'Do not withdraw' },
  withdrawn: { fr: 'C’est fait : la personne a quitté le site.', en: 'Done: the person has left the site.' },
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
  delivery?: LinkDelivery | null
  answer?: 'agreed' | 'withdrawn' | null
  answeredAt?: string | null
  proposedAt?: string | null
}

/** What became of a link, as sentences. */
export function formatLink(link: ShownLink, language: Language): string[] {
  const at = (instant: string) => formatMoment(instant, DEFAULT_ZONE, language)
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  const { answer, answeredAt, createdAt, delivery, proposedAt, usedAt, way } = link
  const unsent = delivery && unsentMessages[delivery]
  if (unsent) return [inLanguage(unsent, language)]
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

const unsentMessages: Partial<Record<LinkDelivery, Bilingual>> = {
  waiting: { fr: 'L’e-mail attend d’être envoyé.', en: 'The mail is waiting to be sent.' },
  sending: { fr: 'L’e-mail part en ce moment.', en: 'The mail is being sent.' },
  failed: {
    fr: 'L’e-mail n’est pas parti : vérifiez l’adresse, puis renvoyez le lien.',
    en: 'The mail was not sent: check the address, then send the link again.',
  },
}

const unopened: Record<ReturnType<typeof stateOfLink>, Bilingual> = {
  open: { fr: 'Pas encore ouvert.', en: 'Not opened yet.' },
  used: { fr: 'Ouvert.', en: 'Opened.' },
  expired: { fr: 'Expiré sans avoir été ouvert.', en: 'Expired unopened.' },
  revoked: { fr: 'Arrêté.', en: 'Stopped.' },
}
