import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the key of an API client. */
export const apiKeyMessages = {
  title: { fr: 'Clé d’accès', en: 'Key' },
  saveFirst: {
    fr: 'Enregistrez d’abord ce client : vous créerez sa clé ensuite.',
    en: 'Save this client first: you then make its key.',
  },
  none: { fr: 'Ce client n’a pas encore de clé.', en: 'This client has no key yet.' },
  make: { fr: 'Créer la clé', en: 'Make the key' },
  renew: { fr: 'Renouveler', en: 'Renew' },
  revoke: { fr: 'Révoquer', en: 'Revoke' },
  renewTitle: { fr: 'Renouveler la clé', en: 'Renew the key' },
  renewNote: {
    fr: 'Une nouvelle clé sera créée. Gardez l’ancienne le temps de la remplacer dans vos sites.',
    en: 'A new key will be made. Keep the old one while you replace it in your sites.',
  },
  overlap: { fr: 'L’ancienne clé sert encore', en: 'The old key still works for' },
  noOverlap: { fr: 'plus du tout', en: 'no more time' },
  oneDay: { fr: '24 heures', en: '24 hours' },
  oneWeek: { fr: '7 jours', en: '7 days' },
  oneMonth: { fr: '30 jours', en: '30 days' },
  revokeTitle: { fr: 'Révoquer la clé ?', en: 'Revoke the key?' },
  revokeNote: {
    fr: 'Les sites qui l’utilisent ne liront plus rien avec elle, tout de suite. Vous pourrez créer une nouvelle clé.',
    en: 'The sites that use it will read nothing more with it, at once. You can make a new key later.',
  },
  shownTitle: { fr: 'Voici la clé', en: 'Here is the key' },
  shownNote: {
    fr: 'Copiez-la maintenant : elle ne sera plus jamais montrée.',
    en: 'Copy it now: it will never be shown again.',
  },
  keyField: { fr: 'Clé', en: 'Key' },
  copy: { fr: 'Copier la clé', en: 'Copy the key' },
  copied: { fr: 'Clé copiée.', en: 'Key copied.' },
  copyFailed: {
    fr: 'La clé n’a pas pu être copiée. Sélectionnez-la, puis copiez-la vous-même.',
    en: 'The key could not be copied. Select it, then copy it yourself.',
  },
  done: { fr: 'Je l’ai copiée', en: 'I have copied it' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  revoked: { fr: 'Clé révoquée.', en: 'Key revoked.' },
  failed: {
    fr: 'Rien n’a changé : le serveur n’a pas répondu. Réessayez dans un instant.',
    en: 'Nothing has changed: the server did not answer. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

/** What is known of the key of a client. Moments in ISO 8601. */
export interface KeyFacts {
  keyEnd?: string | null
  keyMadeAt?: string | null
  previousUntil?: string | null
  expiresAt?: string | null
  revokedAt?: string | null
  lastUsedAt?: string | null
}

/** What a key is good for now. */
export type KeyState = 'none' | 'valid' | 'expired' | 'revoked'

/** Returns what a key is good for at a moment in milliseconds. */
export function stateOfKey({ keyMadeAt, revokedAt, expiresAt }: KeyFacts, now: number): KeyState {
  if (!keyMadeAt) return 'none'
  if (revokedAt) return 'revoked'
  return expiresAt && Date.parse(expiresAt) <= now ? 'expired' : 'valid'
}

/** The state of a key in a word or two. */
export const stateLabels: Record<KeyState, Bilingual> = {
  none: { fr: 'Sans clé', en: 'No key' },
  valid: { fr: 'Valable', en: 'Valid' },
  expired: { fr: 'Expirée', en: 'Expired' },
  revoked: { fr: 'Révoquée', en: 'Revoked' },
}

/** What is known of a key, as sentences. */
export function formatKey(key: KeyFacts, now: number, language: Language): string[] {
  const at = (moment: string) => formatMoment(moment, DEFAULT_ZONE, language)
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  const { keyEnd, keyMadeAt, previousUntil, expiresAt, revokedAt, lastUsedAt } = key
  if (!keyMadeAt) return []
  const sentences = [say(`Clé créée : ${at(keyMadeAt)}.`, `Made: ${at(keyMadeAt)}.`)]
  if (keyEnd) sentences.push(say(`Elle finit par « ${keyEnd} ».`, `It ends in "${keyEnd}".`))
  if (revokedAt) sentences.push(say(`Révoquée : ${at(revokedAt)}.`, `Revoked: ${at(revokedAt)}.`))
  else if (expiresAt && Date.parse(expiresAt) <= now)
    sentences.push(say(`Expirée : ${at(expiresAt)}.`, `Expired: ${at(expiresAt)}.`))
  if (!revokedAt && previousUntil && Date.parse(previousUntil) > now)
    sentences.push(say(`Fin de l’ancienne clé : ${at(previousUntil)}.`, `The old key ends: ${at(previousUntil)}.`))
  sentences.push(
    lastUsedAt
      ? say(`Dernière utilisation : ${at(lastUsedAt)}.`, `Last used: ${at(lastUsedAt)}.`)
      : say('Pas encore utilisée.', 'Not used yet.'),
  )
  return sentences
}
