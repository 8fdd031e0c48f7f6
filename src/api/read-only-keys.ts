import type { Refusal } from '../http/refusal'

/** The refusal of a write with an API key. */
export const keyOnlyReads: Refusal = {
  status: 403,
  code: 'API_KEY_ONLY_READS',
  message: {
    fr: 'Une clé d’API lit les contenus et n’écrit rien. Connectez-vous avec un compte pour écrire.',
    en: 'An API key reads content and writes nothing. Sign in with an account to write.',
  },
}

/** Whether a request authenticates itself by an API key. */
export const hasApiKey = (request: Request): boolean => / API-Key /i.test(request.headers.get('authorization') ?? '')

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The refusal of a request of REST that an API key cannot make; `undefined` when it may pass. */
export const keyRefusal = (request: Request): Refusal | undefined =>
  hasApiKey(request) && !readingMethods.has(request.method) ? keyOnlyReads : undefined
