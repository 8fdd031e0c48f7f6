import type { PayloadRequest } from 'payload'
import { refuseRequest } from '../messages'

/** The schemes by which Payload reads a key or a token. Others, such as Basic, are those of a proxy. */
const credentials = /^(?:\S+ API-Key|JWT|Bearer) /i

/** Refuses a read whose key or token is of nobody, which would otherwise get what anonymous readers get. */
export function refuseUnknownKey(req: PayloadRequest): void {
  if (req.user || !credentials.test(req.headers?.get('authorization') ?? '')) return
  throw refuseRequest(
    req,
    401,
    {
      fr: 'Cette clé n’est pas reconnue. Écrivez « Authorization: api-clients API-Key <clé> », ou retirez l’en-tête.',
      en: 'This key or token is not known. Write "Authorization: api-clients API-Key <key>", or leave the header out.',
    },
    'UNKNOWN_KEY',
  )
}
