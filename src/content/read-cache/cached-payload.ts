import { getDataLoader, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'
import { type FindArgs, findCached } from './find-cached'

type Languages = Pick<PayloadRequest, 'locale' | 'fallbackLocale'>

/**
 * A request whose Payload finds documents through the read cache, where it can. Joins and populations that read through
 * the request do so too.
 */
export function withCachedFinds(req: PayloadRequest): PayloadRequest {
  const { payload } = req
  const reader = isolateObjectProperty(req, ['payload', 'payloadDataLoader'])
  const find = async (args: FindArgs & Partial<Languages>) =>
    (await findCached({ ...args, req: inLanguages(withPayload(args.req, payload), args) })) ??
    payload.find({ ...args, req: withPayload(args.req, payload) } as never)
  reader.payload = Object.create(payload, { find: { value: find } }) as Payload
  reader.payloadDataLoader = getDataLoader(reader)
  return reader
}

/** The same request with another Payload: the original one finds documents without the read cache. */
export function withPayload(req: PayloadRequest, payload: Payload): PayloadRequest {
  const copy = isolateObjectProperty(req, ['payload'])
  copy.payload = payload
  return copy
}

function inLanguages(req: PayloadRequest, { locale, fallbackLocale }: Partial<Languages>): PayloadRequest {
  const copy = isolateObjectProperty(req, ['locale', 'fallbackLocale'])
  if (locale) copy.locale = locale
  if (fallbackLocale !== undefined) copy.fallbackLocale = fallbackLocale
  return copy
}
