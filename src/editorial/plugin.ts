import type { Plugin } from 'payload'
import { boardEndpoints } from './board/endpoints'
import { checksEndpoint } from './checks/endpoint'
import { cloneEndpoint } from './clone-edition/endpoint'
import { exchangeEndpoints } from './exchange/endpoints'
import { releaseEndpoints } from './release/endpoints'
import { shareLinks } from './share-link/endpoint'

/** Adds the operations on an edition under `/api/programme/:edition/…`, and `/api/share-links`. */
export const editorial = (): Plugin => (config) => ({
  ...config,
  endpoints: [
    ...(config.endpoints ?? []),
    checksEndpoint,
    cloneEndpoint,
    ...boardEndpoints,
    ...exchangeEndpoints,
    ...releaseEndpoints,
    shareLinks,
  ],
})
