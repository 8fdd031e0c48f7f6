import type { Plugin } from 'payload'
import { livePreview } from '../content/site/live-preview'

/** Shows the page of a document beside its form. */
export const site = (): Plugin => (config) => ({ ...config, admin: { ...config.admin, livePreview } })
