import type { Plugin } from 'payload'
import { whileConnected } from '../database/decorate'
import { publishConsentEnds } from './invalidation/publish-consent-ends'
import { watchExternalWrites } from './invalidation/watch-external-writes'

/**
 * Publishes, as write events, the changes of public answers that no write of this process makes: the end of a consent, and
 * the writes of other processes.
 */
export const delivery = (): Plugin => (config) => ({
  ...config,
  db: whileConnected(whileConnected(config.db, publishConsentEnds), watchExternalWrites),
})
