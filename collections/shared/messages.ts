import { APIError, type PayloadRequest, ValidationError } from 'payload'
import { frenchSpaces } from '../../src/domain/typography'

/** One sentence in the two languages: French for editors, English for users of the API. */
export interface Bilingual {
  fr: string
  en: string
}

/** The sentence in the language of a request. */
export const sentence = (req: Pick<PayloadRequest, 'i18n'> | undefined, text: Bilingual): string =>
  req?.i18n?.language === 'en' ? text.en : frenchSpaces(text.fr)

/** Refuses a field of a document: status 400, said in a notice and beside the field in the admin. */
export function refuseField(req: PayloadRequest, collection: string, path: string, text: Bilingual): ValidationError {
  const message = sentence(req, text)
  const error = new ValidationError({ collection, errors: [{ message, path }], req }, req.t)
  // Payload would only say that a field is wrong, by its English name.
  error.message = message
  return error
}

/** Refuses a request as a whole. */
export function refuseRequest(req: PayloadRequest | undefined, status: number, text: Bilingual): APIError {
  const error = new APIError<Record<string, unknown> | null>(sentence(req, text), status, null, true)
  // A minified class has no name, and Payload hides the message of an error without one.
  return Object.assign(error, { name: 'APIError' })
}
