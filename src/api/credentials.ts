import { executeAuthStrategies, type Payload } from 'payload'
import { credentialsOf, unknownCredentials } from '../http/api-key'
import type { Refusal } from '../http/refusal'
import { refusalUnlessLost } from './database-problems'

/** What the collection of API clients says of itself. */
interface Custom {
  /** Why an API key in the headers of a request opens nothing; `undefined` when it opens something, and when there is none. */
  refuseKey?(payload: Payload, headers: Headers): Promise<Refusal | undefined>
}

/** The refusal of a write with an API key. */
export const keyOnlyReads: Refusal = {
  status: 403,
  code: 'API_KEY_ONLY_READS',
  message: {
    fr: 'Une clé d’API lit les contenus et n’écrit rien. Connectez-vous avec un compte pour écrire.',
    en: 'An API key reads content and writes nothing. Sign in with an account to write.',
  },
}

/** Whether a request carries an API key. */
export const hasApiKey = ({ headers }: Request): boolean => credentialsOf(headers.get('authorization'))?.kind === 'key'

/**
 * Why the key or token of a request opens nothing; `undefined` when it opens something, and when there is none: a request is
 * never answered as if it had none. A token is looked at for reads of content only, so that whoever has an old one can log in again.
 */
export const credentialsRefusal = (payload: Payload, headers: Headers, isRead: boolean): Promise<Refusal | undefined> =>
  refusalUnlessLost(() => refuseUnknown(payload, headers, isRead))

async function refuseUnknown(payload: Payload, headers: Headers, isRead: boolean): Promise<Refusal | undefined> {
  const { kind } = credentialsOf(headers.get('authorization')) ?? {}
  if (kind === 'key') return refuseKey(payload, headers)
  if (kind !== 'token' || !isRead) return undefined
  const { user } = await executeAuthStrategies({ headers, payload })
  return user ? undefined : unknownCredentials
}

async function refuseKey(payload: Payload, headers: Headers): Promise<Refusal | undefined> {
  const clients = payload.config.collections.map(({ custom }) => custom as Custom | undefined)
  const checker = clients.find((custom) => custom?.refuseKey)
  return checker?.refuseKey ? checker.refuseKey(payload, headers) : unknownCredentials
}
