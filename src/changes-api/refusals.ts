import type { Bilingual } from '../domain/bilingual'
import { badRequest, type Refusal } from '../http/refusal'

/** The cursor is of a time whose changes are gone. */
export const expiredCursor: Refusal = {
  status: 410,
  code: 'CURSOR_EXPIRED',
  message: {
    fr: 'Les changements depuis ce curseur ne sont plus conservés. Recommencez sans « since » : vous recevrez tout ce qui est public, et un nouveau curseur.',
    en: 'The changes since this cursor are no longer there. Start over, without since: you get everything that is public, and a new cursor.',
  },
}

/** The text is no cursor. */
export const invalidCursor = badRequest('INVALID_CURSOR', {
  fr: 'Ce curseur n’est pas lisible. Envoyez dans « since » la valeur de « next » d’une réponse, « now », ou rien pour commencer.',
  en: 'This cursor cannot be read. Send the value of next of a response as since, or now, or nothing to start.',
})

/** The cursor was given by another site, or before its database was made anew. */
export const foreignCursor = badRequest('FOREIGN_CURSOR', {
  fr: 'Ce curseur vient d’un autre site. Recommencez sans « since ».',
  en: 'This cursor is of another site. Start over, without since.',
})

/** No public edition has this slug. */
export const unknownEdition: Refusal = {
  status: 404,
  code: 'UNKNOWN_EDITION',
  message: {
    fr: 'Aucune édition publiée n’a cette adresse. Donnez son identifiant, qui reste valable quand elle est retirée, ou son adresse : /api/editions les donne.',
    en: 'There is no such published edition. Send its id, which stays valid when it is withdrawn, or its slug: /api/editions has both.',
  },
}

/** A parameter that cannot be read. */
export const badParameter = (name: string, { fr, en }: Bilingual): Refusal =>
  badRequest('BAD_PARAMETER', {
    fr: `Le paramètre « ${name} » n’est pas lisible. ${fr}`,
    en: `The parameter "${name}" cannot be read. ${en}`,
  })

/** The log could not be read; the error is in the log of the server. */
export const unavailable: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: {
    fr: 'Les changements n’ont pas pu être lus. Réessayez dans quelques secondes.',
    en: 'The changes could not be read. Try again in a few seconds.',
  },
  headers: { 'Retry-After': '5' },
}

/** So many streams are open that one more would cost the others, or the server stops. */
export const noMoreStreams: Refusal = {
  status: 503,
  code: 'TOO_MANY_STREAMS',
  message: {
    fr: 'Ce serveur ne peut pas ouvrir un flux de plus pour l’instant. Réessayez dans une minute, ou interrogez /api/changes.',
    en: 'This server cannot open one more stream right now. Try again in a minute, or ask /api/changes.',
  },
  headers: { 'Retry-After': '60' },
}
