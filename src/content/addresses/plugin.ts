import type { Plugin } from 'payload'
import { withAddressEndpoints } from './address-endpoints'

/** Serves documents, and programmes, by their address in REST. */
export const addresses = (): Plugin => (config) => ({
  ...config,
  collections: withAddressEndpoints(config.collections ?? []),
})
