import type { Bilingual } from '../domain/bilingual'
import type { AddressRefusal } from './receiver-address'

/** How many webhooks there may be: each may have one request under way, so that no receiver waits for another one. */
export const MAX_WEBHOOKS = 32

export const webhookMessages = {
  forbidden: { fr: 'Seule l’administration gère les webhooks.', en: 'Only administrators manage webhooks.' },
  missing: { fr: 'Ce webhook n’existe plus.', en: 'There is no such webhook.' },
  missingDelivery: { fr: 'Cet envoi n’est plus dans le journal.', en: 'There is no such delivery.' },
  inactive: {
    fr: 'Ce webhook est inactif. Cochez « Actif », enregistrez, puis recommencez.',
    en: 'This webhook is inactive. Make it active, save, then try again.',
  },
  noSecret: {
    fr: 'Ce webhook n’a pas encore de secret. Créez-le, donnez-le à l’application, puis recommencez.',
    en: 'This webhook has no secret yet. Create it, give it to the application, then try again.',
  },
  unreadableSecret: {
    fr: 'Le secret de ce webhook n’est plus lisible : PAYLOAD_SECRET a changé sur le serveur. Remplacez-le, donnez-le à l’application, puis recommencez.',
    en: 'The secret of this webhook can no longer be read: PAYLOAD_SECRET has changed on the server. Replace it, give it to the application, then try again.',
  },
  otherSecret: {
    fr: 'Quelqu’un d’autre vient de créer un secret. Le vôtre n’a pas été enregistré : recommencez si besoin.',
    en: 'Somebody else has just created a secret. Yours was not saved: try again if need be.',
  },
  tooMany: {
    fr: `Il y a déjà ${MAX_WEBHOOKS} webhooks. Supprimez-en un qui ne sert plus.`,
    en: `There are ${MAX_WEBHOOKS} webhooks already. Delete one that is no longer used.`,
  },
} satisfies Record<string, Bilingual>

/** Why an address cannot be saved. */
export const addressMessages: Record<AddressRefusal, Bilingual> = {
  'invalid-address': {
    fr: 'Indiquez une adresse complète, qui commence par https://, sans nom d’utilisateur ni mot de passe.',
    en: 'Give a whole address that starts with https://, without a user name and a password.',
  },
  'insecure-address': {
    fr: 'Indiquez une adresse qui commence par https:// : ce qui est envoyé ne doit pas être lu en chemin.',
    en: 'Give an address that starts with https://: nobody may read what is sent on its way.',
  },
  'private-address': {
    fr: 'Cette adresse n’est pas publique. La personne qui exploite le serveur peut l’autoriser avec WEBHOOK_PRIVATE_HOSTS.',
    en: 'This address is not public. Whoever operates the server can allow it with WEBHOOK_PRIVATE_HOSTS.',
  },
}
