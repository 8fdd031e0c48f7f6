import type { Plugin } from 'payload'
import { withPublicRoute } from '../content/public-routes'
import { livePreview } from '../content/site/live-preview'
import { assetPath } from './assets'
import { respondWithPage, sitePrefixes } from './pages'

const siteIcon = { rel: 'icon', type: 'image/svg+xml', url: assetPath('icon.svg') }

/** Serves the pages of the site, and shows the page of a document beside its form. The admin has the icon of the site. */
export const site = (): Plugin => (config) =>
  withPublicRoute(
    { ...config, admin: { ...config.admin, livePreview, meta: { ...config.admin?.meta, icons: [siteIcon] } } },
    { prefixes: sitePrefixes, respond: respondWithPage },
  )
