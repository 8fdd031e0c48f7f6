import { type Bilingual, inLanguage, intlLocales, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { DeliveryState } from '../../domain/webhook-events'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the form of a webhook. */
export const webhookMessages = {
  saveFirst: {
    fr: 'Enregistrez d’abord ce webhook : son secret et ses envois apparaissent ensuite ici.',
    en: 'Save this webhook first: its secret and its deliveries appear here then.',
  },
  gone: {
    fr: 'L’application a répondu qu’elle n’existe plus (410) : ce webhook a été désactivé.',
    en: 'The application answered that it is gone (410): this webhook was made inactive.',
  },
  withoutEdition: {
    fr: 'Aucune édition n’est choisie : ce webhook ne reçoit rien. Choisissez-en une, ou décochez « Seulement certaines éditions ».',
    en: 'No edition is chosen: this webhook receives nothing. Choose one, or untick “Some editions only”.',
  },
  secret: { fr: 'Secret', en: 'Secret' },
  noSecret: {
    fr: 'Rien n’est envoyé avant que le secret soit créé : l’application s’en sert pour vérifier d’où viennent les messages.',
    en: 'Nothing is sent before the secret is created: the application verifies with it where messages come from.',
  },
  hasSecret: {
    fr: 'Un secret est en place. Il ne peut plus être affiché, seulement remplacé.',
    en: 'There is a secret. It cannot be shown again, only replaced.',
  },
  unreadableSecret: {
    fr: 'Ce secret n’est plus lisible : PAYLOAD_SECRET a changé sur le serveur. Remplacez-le.',
    en: 'This secret can no longer be read: PAYLOAD_SECRET has changed on the server. Replace it.',
  },
  makeSecret: { fr: 'Créer le secret', en: 'Create the secret' },
  replaceSecret: { fr: 'Remplacer le secret', en: 'Replace the secret' },
  replaceQuestion: {
    fr: 'Les messages portent les deux signatures, l’ancienne et la nouvelle, pendant 24 heures : le temps de donner le nouveau secret à l’application.',
    en: 'Messages have both signatures, the old one and the new one, for 24 hours: time to give the new secret to the application.',
  },
  copyNow: {
    fr: 'Copiez-le maintenant dans l’application : il ne sera plus jamais affiché.',
    en: 'Copy it into the application now: it will never be shown again.',
  },
  copy: { fr: 'Copier', en: 'Copy' },
  copied: { fr: 'Secret copié.', en: 'Secret copied.' },
  done: { fr: 'C’est fait', en: 'Done' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  deliveries: { fr: 'Envois', en: 'Deliveries' },
  trial: { fr: 'Envoyer un essai', en: 'Send a trial' },
  trialSent: { fr: 'L’essai part.', en: 'The trial is on its way.' },
  resend: { fr: 'Renvoyer', en: 'Send again' },
  resent: { fr: 'Le message repart.', en: 'The message is on its way again.' },
  refresh: { fr: 'Actualiser', en: 'Refresh' },
  show: { fr: 'Afficher', en: 'Show' },
  all: { fr: 'Tous les envois', en: 'All deliveries' },
  none: { fr: 'Aucun envoi.', en: 'No delivery.' },
  failed: {
    fr: 'Le serveur n’a pas répondu. Réessayez dans un instant.',
    en: 'The server did not answer. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

/** The states of deliveries, as choices. */
export const stateLabels: Record<DeliveryState, Bilingual> = {
  pending: { fr: 'En attente', en: 'Waiting' },
  delivered: { fr: 'Reçus', en: 'Received' },
  dead: { fr: 'Abandonnés', en: 'Given up' },
}

/** A delivery, as the form of its webhook shows it. */
export interface ShownDelivery {
  id: string
  event: string
  about?: string | null
  document?: string | null
  happenedAt: string
  state: DeliveryState
  attempts: number
  nextAttemptAt: string
  lastAttemptAt?: string | null
  status?: number | null
  reason?: string | null
  failure?: string | null
  tookMs?: number | null
}

const failures: Record<string, Bilingual> = {
  timeout: { fr: 'pas de réponse en 10 secondes', en: 'no answer within 10 seconds' },
  unreachable: { fr: 'adresse injoignable', en: 'unreachable address' },
  'insecure-connection': { fr: 'certificat refusé', en: 'refused certificate' },
  'private-address': { fr: 'adresse non publique', en: 'address that is not public' },
  'insecure-address': { fr: 'adresse sans https', en: 'address without https' },
  'invalid-address': { fr: 'adresse invalide', en: 'invalid address' },
  'unreadable-secret': { fr: 'secret illisible, à remplacer', en: 'unreadable secret, to be replaced' },
}

/** « Reçu, 200 OK en 84 ms » · « Échec, 503 en 12 ms ; nouvel essai mar. 21 mai 2024, 9 h 00 ». */
export function formatOutcome(delivery: ShownDelivery, language: Language): string {
  const { state, attempts, nextAttemptAt } = delivery
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  if (attempts === 0) return say('En attente', 'Waiting')
  const answer = formatAnswer(delivery, language)
  if (state === 'delivered') return say(`Reçu : ${answer}`, `Received: ${answer}`)
  const tries = attempts === 1 ? say('1 essai', '1 attempt') : say(`${attempts} essais`, `${attempts} attempts`)
  if (state === 'dead') return say(`Abandonné après ${tries} : ${answer}`, `Given up after ${tries}: ${answer}`)
  const next = formatMoment(nextAttemptAt, DEFAULT_ZONE, language)
  return say(
    `Échec (${tries}) : ${answer}. Prochain essai : ${next}`,
    `Failed (${tries}): ${answer}. Next attempt: ${next}`,
  )
}

function formatAnswer({ status, reason, failure, tookMs }: ShownDelivery, language: Language): string {
  if (failure) return failures[failure] ? inLanguage(failures[failure], language) : failure
  const took = new Intl.NumberFormat(intlLocales[language]).format(tookMs ?? 0)
  const isRedirect = status !== null && status !== undefined && status >= 300 && status < 400
  const note = isRedirect ? inLanguage({ fr: ', redirection non suivie', en: ', redirect not followed' }, language) : ''
  return `${[status, reason].filter(Boolean).join(' ')}${note}, ${took} ms`
}

/** « L’ancien secret signe aussi jusqu’au mar. 21 mai 2024, 9 h 00. » */
export const formatOverlap = (until: string, language: Language): string =>
  inLanguage(
    {
      fr: `L’ancien secret signe aussi jusqu’au ${formatMoment(until, DEFAULT_ZONE, 'fr')}.`,
      en: `The old secret signs too until ${formatMoment(until, DEFAULT_ZONE, 'en')}.`,
    },
    language,
  )
