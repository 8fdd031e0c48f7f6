import type { Refusal } from '../http/refusal'
import { feeds } from './feeds'

const names = Object.keys(feeds).join(', ')

/** No feed has this path. */
export const unknownFeed: Refusal = {
  status: 404,
  code: 'UNKNOWN_FEED',
  message: {
    fr: `Ce flux n’existe pas. Demandez /feeds/<édition>/ suivi de l’un de ceux-ci : ${names}, sessions/<adresse>.ics.`,
    en: `There is no such feed. Ask for /feeds/<edition>/ followed by one of ${names}, sessions/<slug>.ics.`,
  },
}

/** The site has no such document at its root. */
export const noDocument: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: { fr: 'Ce site n’a pas ce document.', en: 'This site has no such document.' },
}

/** No public edition has this slug. */
export const unknownEdition: Refusal = {
  status: 404,
  code: 'UNKNOWN_EDITION',
  message: {
    fr: 'Aucune édition publiée n’a cette adresse. /api/editions en donne la liste ; /feeds/current/ est l’édition en cours.',
    en: 'There is no such published edition. /api/editions lists them; /feeds/current/ is the current one.',
  },
}

/** No public session of the edition has this slug. */
export const unknownSession: Refusal = {
  status: 404,
  code: 'UNKNOWN_SESSION',
  message: {
    fr: 'Aucune session publiée de cette édition n’a cette adresse. calendar.ics en donne la liste.',
    en: 'There is no such published session in this edition. calendar.ics lists them.',
  },
}

/** The feed could not be made; the error is in the log. */
export const unavailable: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: {
    fr: 'Le flux n’a pas pu être préparé. Réessayez dans quelques secondes.',
    en: 'The feed could not be made. Try again in a few seconds.',
  },
  headers: { 'Retry-After': '5' },
}
