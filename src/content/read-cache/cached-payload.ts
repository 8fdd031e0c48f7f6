import { getDataLoader, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'
import { type FindArgs, findCached } from './find-cached'

/**
 * The request with a Payload whose `find` answers from what is kept, wherever it can: joins and populations that read
 * through the request then do too.
 */
export function withCachedFinds(req: PayloadRequest): PayloadRequest {
  const { payload } = req
  const reader = isolateObjectProperty(req, ['payload', 'payloadDataLoader'])
  const find = async (args: FindArgs & Languages) =>
    (await findCached({ ...args, req: inLanguages(args, payload) })) ??
    payload.find({ ...args, req: withoutCache(args.req, payload) } as never)
  reader.payload = Object.create(payload, { find: { value: find } }) as Payload
  reader.payloadDataLoader = getDataLoader(reader)
  return reader
}

interface Languages {
  locale?: PayloadRequest['locale']
  fallbackLocale?: PayloadRequest['fallbackLocale']
}

function inLanguages(
  { locale, fallbackLocale, req }: Languages & Pick<FindArgs, 'req'>,
  payload: Payload,
): PayloadRequest {
  const own = isolateObjectProperty(withoutCache(req, payload), ['locale', 'fallbackLocale'])
  if (locale) own.locale = locale
  if (fallbackLocale !== undefined) own.fallbackLocale = fallbackLocale
  return own
}

/** The same request, read for by Payload itself. */
export function withoutCache(req: PayloadRequest, payload: Payload): PayloadRequest {
  const own = isolateObjectProperty(req, ['payload'])
  own.payload = payload
  return own
}
