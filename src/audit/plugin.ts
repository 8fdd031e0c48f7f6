import type { CollectionConfig, Plugin } from 'payload'
import { recordAccounts, recordRoleAndPassword } from './account-entries'
import { recordConsentReads } from './consent-reads'
import { recordDeletion, recordDocuments } from './document-entries'
import { withEntry } from './endpoint-entries'
import { withOperationRows } from './operation-rows'
import { noteAttempt, recordRefusedLogin } from './refused-log-ins'
import { unrecorded } from './unrecorded'

/**
 * Records who does what in the audit log: the documents of every collection but those of `unrecorded`, the operations that have rows
 * of their own, log-ins, and every endpoint of the plugins before it that writes or exports.
 */
export const audit = (): Plugin => (config) => ({
  ...config,
  db: withOperationRows(config.db),
  collections: config.collections?.map(recorded),
  endpoints: config.endpoints?.map((endpoint) => withEntry(endpoint)),
  hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), recordRefusedLogin] },
})

function recorded(collection: CollectionConfig): CollectionConfig {
  const { slug, hooks, endpoints } = collection
  const isAccount = slug === 'users'
  const isConsent = slug === 'consents' || slug === 'consent-events'
  return {
    ...collection,
    ...(endpoints ? { endpoints: endpoints.map((endpoint) => withEntry(endpoint, slug)) } : {}),
    hooks: {
      ...hooks,
      beforeOperation: [...(isAccount ? [noteAttempt] : []), ...(hooks?.beforeOperation ?? [])],
      afterChange: [...(hooks?.afterChange ?? []), ...(isAccount ? [recordRoleAndPassword] : [])],
      afterDelete: [...(hooks?.afterDelete ?? []), ...(slug in unrecorded ? [] : [recordDeletion])],
      // Before the hooks that change what is answered.
      afterOperation: [
        ...(slug in unrecorded ? [] : [recordDocuments]),
        ...(isConsent ? [recordConsentReads] : []),
        ...(isAccount ? [recordAccounts.reset] : []),
        ...(hooks?.afterOperation ?? []),
      ],
      ...(isAccount
        ? {
            afterLogin: [...(hooks?.afterLogin ?? []), recordAccounts.login],
            afterLogout: [...(hooks?.afterLogout ?? []), recordAccounts.logout],
          }
        : {}),
    },
  }
}
