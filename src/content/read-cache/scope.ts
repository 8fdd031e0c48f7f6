import { isolateObjectProperty, type PayloadRequest } from 'payload'

/** What a document depends on besides the database: the languages of a request, and the API that it uses. */
export const scopeOf = ({ locale, fallbackLocale, payloadAPI }: PayloadRequest): string =>
  JSON.stringify([locale, fallbackLocale, payloadAPI])

/** The request for a nested read: what Payload writes to it leaves the original unchanged. */
export function isolated(req: PayloadRequest): PayloadRequest {
  const copy = isolateObjectProperty(req, ['context', 'fallbackLocale', 'locale', 'query', 'transactionID'])
  copy.query = { ...req.query }
  return copy
}
