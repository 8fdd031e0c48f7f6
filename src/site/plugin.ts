import type { Plugin } from 'payload'
import { withPublicRoute } from '../content/public-routes'
import { livePreview } from '../content/site/live-preview'
import { respondWithPage, sitePrefixes } from './pages'

/** Serves the pages of the site, and shows the page of a document beside its form. */
export const site = (): Plugin => (config) =>
  withPublicRoute(
    { ...config, admin: { ...config.admin, livePreview } },
    { prefixes: sitePrefixes, respond: respondWithPage },
  )
