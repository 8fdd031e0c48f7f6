import { APIError, type PayloadRequest, ValidationError } from 'payload'
import { type Bilingual, inLanguage, languageOf } from '../../src/domain/bilingual'

/** A request, as far as its language matters. */
export interface LanguageSource {
  i18n: { language: string }
}

/** Returns a text in the language of a request. */
export const messageFor = (req: LanguageSource | undefined, text: Bilingual): string =>
  inLanguage(text, languageOf(req?.i18n))

/** Refuses a field of a document: status 400, said in a notice and beside the field in the admin. */
export function refuseField(req: PayloadRequest, collection: string, path: string, text: Bilingual): ValidationError {
  const message = messageFor(req, text)
  const error = new ValidationError({ collection, errors: [{ message, path }], req }, req.t)
  // Payload would only say that a field is wrong, by its English name.
  error.message = message
  return error
}

/** Refuses a request as a whole. */
export function refuseRequest(req: PayloadRequest | undefined, status: number, text: Bilingual): APIError {
  const error = new APIError<Record<string, unknown> | null>(messageFor(req, text), status, null, true)
  // A minified class has no name, and Payload hides the message of an error without one.
  return Object.assign(error, { name: 'APIError' })
}
