import { APIError } from 'payload'
import { type Bilingual, inBothLanguages, inLanguage } from '../domain/bilingual'

/** A refusal with 503 that a program recognises by its code. */
export interface Unavailable {
  code: string
  message: Bilingual
}

/** The database refused an operation each time until its time was over. Nothing of it is saved. */
export const databaseBusy: Unavailable = {
  code: 'DATABASE_BUSY',
  message: {
    fr: 'Trop de personnes enregistrent en même temps : rien n’a été enregistré. Réessayez dans un instant.',
    en: 'Too many people are saving at the same time: nothing was saved. Try again in a moment.',
  },
}

/** The database did not say whether an operation was saved. */
export const outcomeUnknown: Unavailable = {
  code: 'OUTCOME_UNKNOWN',
  message: {
    fr: 'La base de données n’a pas confirmé l’enregistrement. Rechargez la page pour voir s’il a eu lieu, et recommencez sinon.',
    en: 'The database did not confirm that this was saved. Reload the page to see whether it was, and try again if not.',
  },
}

/** The database could not be reached. */
export const databaseDown: Unavailable = {
  code: 'DATABASE_DOWN',
  message: {
    fr: 'La base de données ne répond pas. Réessayez dans un instant.',
    en: 'The database does not answer. Try again in a moment.',
  },
}

/** Another program writes in the SQLite file, and goes on. */
export const databaseLocked: Unavailable = {
  code: 'DATABASE_LOCKED',
  message: {
    fr: 'Un autre programme écrit dans la base de données et ne la rend pas : rien n’a été enregistré. Réessayez dans un instant ; si cela dure, prévenez la personne qui s’occupe du serveur.',
    en: 'Another program is writing to the database and does not let go: nothing was saved. Try again in a moment; if it lasts, the operator must end that program.',
  },
}

/** There is no room left where the database or the uploads are. */
export const storageFull: Unavailable = {
  code: 'STORAGE_FULL',
  message: {
    fr: 'Le disque du serveur est plein : rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur, puis réessayez.',
    en: 'The disk of the server is full: nothing was saved. The operator must free some space; then try again.',
  },
}

/** The seconds after which a refused request may be sent again. */
export const RETRY_AFTER = '5'

/** The name of the errors of this file. */
export const DATABASE_BUSY = 'DatabaseBusy'

/** Returns the error of a refusal, in both languages; `cause` is the error of the database. */
export function unavailable({ code, message }: Unavailable, cause?: unknown): APIError {
  const { fr, en } = inBothLanguages((language) => inLanguage(message, language))
  const error = new APIError<Record<string, unknown> | null>(`${fr} (${en})`, 503, null, true)
  return Object.assign(error, { name: DATABASE_BUSY, code, cause })
}
