import { unauthenticated, unknownCredentials } from '../../src/http/api-key'
import type { Refusal } from '../../src/http/refusal'

/** Why the key of a request opens nothing: never answered as if there were no key. */
export const keyRefusals = {
  unknown: unknownCredentials,
  misspelt: unauthenticated('KEY_MISSPELT', {
    fr: 'Cette clé est mal recopiée : il y manque un caractère, ou l’un d’eux a changé. Copiez-la de nouveau en entier.',
    en: 'This key is misspelt: a character is missing or has changed. Copy the whole key again.',
  }),
  expired: unauthenticated('KEY_EXPIRED', {
    fr: 'Cette clé a expiré. Demandez que sa date soit repoussée, ou une nouvelle clé.',
    en: 'This key has expired. Ask for a later date, or for a new key.',
  }),
  revoked: unauthenticated('KEY_REVOKED', {
    fr: 'Cette clé a été révoquée. Demandez-en une nouvelle.',
    en: 'This key has been revoked. Ask for a new one.',
  }),
  renewed: unauthenticated('KEY_RENEWED', {
    fr: 'Cette clé a été renouvelée, et l’ancienne ne sert plus. Utilisez la nouvelle.',
    en: 'This key was renewed, and the old one has ended. Use the new one.',
  }),
  address: {
    status: 403,
    code: 'KEY_NOT_FROM_HERE',
    message: {
      fr: 'Cette clé ne vaut que depuis les adresses qui lui sont attachées, et la vôtre n’en est pas.',
      en: 'This key is valid only from the addresses it is tied to, and yours is not one of them.',
    },
  },
  down: {
    status: 503,
    code: 'UNAVAILABLE',
    message: {
      fr: 'La clé n’a pas pu être vérifiée. Réessayez dans un instant.',
      en: 'The key could not be checked. Try again in a moment.',
    },
    headers: { 'Retry-After': '5' },
  },
} satisfies Record<string, Refusal>
