import { APIError, type PayloadRequest, ValidationError } from 'payload'
import { type Bilingual, inLanguage, languageOf } from '../../src/domain/bilingual'

/** A request, as far as its language matters. */
export interface LanguageSource {
  i18n: { language: string }
}

/** Returns a text in the language of a request. */
export const messageFor = (req: LanguageSource | undefined, text: Bilingual): string =>
  inLanguage(text, languageOf(req?.i18n))

/** Returns the error that refuses a field of a document: status 400. The admin shows it in a notice and beside the field. */
export function refuseField(req: PayloadRequest, collection: string, path: string, text: Bilingual): ValidationError {
  const message = messageFor(req, text)
  const error = new ValidationError({ collection, errors: [{ message, path }], req }, req.t)
  // Payload's own message only names the field, in English.
  error.message = message
  return error
}

/** Returns the error that refuses a request with a status, and with a stable code where programs must recognise it. */
export function refuseRequest(
  req: PayloadRequest | undefined,
  status: number,
  text: Bilingual,
  code?: string,
): APIError {
  const error = new APIError<Record<string, unknown> | null>(messageFor(req, text), status, null, true)
  // Payload hides the message of an error without a name, and minifying removes that of a class. `loggingLevels` has the name.
  return Object.assign(error, { name: status < 500 ? 'RequestRefused' : 'ServerError', ...(code ? { code } : {}) })
}
