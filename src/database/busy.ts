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
