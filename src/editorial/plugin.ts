import type { CollectionConfig, Plugin } from 'payload'
import { withLocksOfOpenForms } from '../database/locks-of-open-forms'
import { withOldestVersionByDate } from '../database/oldest-version'
import { withVersionsInOrder } from '../database/versions-in-order'
import { boardEndpoints } from './board/endpoints'
import { checksEndpoint } from './checks/endpoint'
import { cloneEndpoints } from './clone-edition/endpoint'
import { cloneRecovery } from './clone-edition/recovery'
import { withEdits } from './edits/plugin'
import { exchangeEndpoints } from './exchange/endpoints'
import { importRecovery } from './exchange/import/recovery'
import { withRecoveryTasks } from './exclusive/recovery-tasks'
import { withPlans } from './plans/with-plans'
import { presenceEndpoint } from './presence/endpoint'
import { releaseEndpoints } from './release/endpoints'
import { shareLinks } from './share-link/endpoint'
import { translationEndpoints } from './translation/endpoints'
import { withVersionsAsGiven } from './versions-as-given'

/**
 * Adds the operations on an edition under `/api/programme/:edition/…`, `/api/share-links`, who has which form open, planned
 * publications, the French beside the English of a form, and the merge of the edits of two people.
 */
export const editorial = (): Plugin => (config) => {
  const edited = withRecoveryTasks(withEdits(config), recoveries)
  return withPlans({
    ...edited,
    collections: edited.collections?.map(withShareLinks),
    db: withLocksOfOpenForms(withVersionsAsGiven(withOldestVersionByDate(withVersionsInOrder(config.db)))),
    endpoints: [
      ...(config.endpoints ?? []),
      checksEndpoint,
      ...cloneEndpoints,
      ...boardEndpoints,
      ...exchangeEndpoints,
      presenceEndpoint,
      ...releaseEndpoints,
      ...translationEndpoints,
    ],
  })
}

const withShareLinks = (collection: CollectionConfig): CollectionConfig =>
  collection.slug === 'share-links'
    ? { ...collection, endpoints: [shareLinks, ...(collection.endpoints || [])] }
    : collection

const recoveries = [importRecovery, cloneRecovery]
