import { isolateObjectProperty, type PayloadRequest } from 'payload'

/**
 * The request for a nested Local API call, in the same transaction. Payload writes the language of a call to its
 * request; the language of the original request stays unchanged. A call that throws rolls the transaction back, and the
 * writes that follow are refused.
 */
export function isolatedRequest(req: PayloadRequest): PayloadRequest {
  return isolateObjectProperty(req, ['locale', 'fallbackLocale', 'query', 'transactionID', 'user'])
}

/**
 * The request for a nested write with a transaction of its own, when others follow it. It has a loader of documents of its
 * own: Payload's loader writes the transaction in which it reads to the request that it belongs to.
 */
export function separateRequest(req: PayloadRequest): PayloadRequest {
  const own: Partial<PayloadRequest> = isolateObjectProperty(isolatedRequest(req), ['payloadDataLoader'])
  delete own.payloadDataLoader
  return own as PayloadRequest
}

/** The languages of a request as options of a nested call, which would otherwise fall back to the default language. */
export const languagesOf = ({ locale, fallbackLocale }: PayloadRequest) => ({
  locale: locale ?? undefined,
  fallbackLocale: fallbackLocale as never,
})
