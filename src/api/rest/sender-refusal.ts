import { executeAuthStrategies, type Payload } from 'payload'
import type { Refusal } from '../../http/refusal'
import { refusalUnlessLost } from '../database-problems'

/** In bytes. The bodies that anybody may send, a log-in or a query in a form, are smaller. */
const MOST_OF_ANYBODY = 100_000

const unauthenticated: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: {
    fr: 'Connectez-vous pour envoyer un fichier, ou plus de 100 ko.',
    en: 'Sign in to send a file, or more than 100 kB.',
  },
  headers: { 'WWW-Authenticate': 'Bearer realm="assises"' },
}

/**
 * The refusal of a body that only accounts may send, before it is read; `undefined` when its sender has one. The forms of the
 * admin are multipart too: those that log in come to `mayBeForm`.
 */
export async function senderRefusal(
  payload: Payload,
  { headers, body }: Request,
  mayBeForm: boolean,
): Promise<Refusal | undefined> {
  if (!body) return undefined
  const isFile = !mayBeForm && headers.get('content-type')?.toLowerCase().startsWith('multipart/') === true
  const isLarge = headers.has('transfer-encoding') || Number(headers.get('content-length')) > MOST_OF_ANYBODY
  if (!isFile && !isLarge) return undefined
  return refusalUnlessLost(async () => {
    const { user } = await executeAuthStrategies({ headers, payload })
    return user ? undefined : unauthenticated
  })
}
