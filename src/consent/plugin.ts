import type { Plugin } from 'payload'
import { whileConnected } from '../database/decorate'
import { editionEndpoints } from './edition-endpoints'
import { consentEndpoints } from './endpoints'
import { personDataEndpoints } from './erasure/endpoints'
import { allEnded } from './withdraw/until-closed'

/** Adds the pages of people: their links, under `/api/person-pages`, their data and their erasure, under `/api/person-data`, and the receipts of consents. */
export const consent = (): Plugin => (config) => ({
  ...config,
  db: whileConnected(config.db, () => ({ close: allEnded })),
  endpoints: [...(config.endpoints ?? []), ...consentEndpoints, ...editionEndpoints, ...personDataEndpoints],
})
