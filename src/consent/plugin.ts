import type { Plugin } from 'payload'
import { consentEndpoints } from './endpoints'

/** Adds the pages of people: their links, under `/api/person-pages`, and the receipts of consents. */
export const consent = (): Plugin => (config) => ({
  ...config,
  endpoints: [...(config.endpoints ?? []), ...consentEndpoints],
})
