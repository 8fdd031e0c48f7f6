import { isolateObjectProperty, type PayloadRequest } from 'payload'

/** What a document read for anybody depends on besides the database: its languages, and the API that is asked. */
export const scopeOf = ({ locale, fallbackLocale, payloadAPI }: PayloadRequest): string =>
  JSON.stringify([locale, fallbackLocale, payloadAPI])

/** The request for a nested read: what Payload writes to it leaves the original unchanged. */
export function isolated(req: PayloadRequest): PayloadRequest {
  const copy = isolateObjectProperty(req, ['context', 'fallbackLocale', 'locale', 'query', 'transactionID'])
  copy.query = { ...req.query }
  return copy
}
