import { createHmac } from 'node:crypto'
import type { LivePreviewConfig, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { isLanguage } from '../../domain/bilingual'
import { previewLink } from '../../domain/preview-link'
import { hasPages, pageCollections, previewPath } from '../../domain/site-path'
import { env } from '../../env'
import { text } from './raw-values'

/**
 * The preview beside the form of a document that has a page; a document that was never saved has none. It is a page of this
 * site, or with `PREVIEW_URL` of another one.
 */
export const livePreview: LivePreviewConfig & { collections: string[] } = {
  collections: [...pageCollections],
  url: async ({ collectionConfig, data, locale, req }) => {
    const collection = collectionConfig?.slug
    if (!hasPages(collection) || typeof data.id !== 'string') return null
    const language = isLanguage(locale.code) ? locale.code : 'fr'
    const { PREVIEW_URL, PREVIEW_SECRET } = env
    if (!PREVIEW_URL || !PREVIEW_SECRET) return previewPath(language, collection, data.id)
    const edition = collection === 'sessions' ? await slugOfEdition(req, data.edition) : undefined
    const slug = text(data.slug)
    const link = { collection, id: data.id, locale: language, ...(slug && { slug }), ...(edition && { edition }) }
    return previewLink(PREVIEW_URL, link, signWith(PREVIEW_SECRET), Date.now())
  },
  breakpoints: [
    { name: 'phone', label: 'Téléphone', width: 390, height: 844 },
    { name: 'tablet', label: 'Tablette', width: 820, height: 1180 },
    { name: 'desktop', label: 'Ordinateur', width: 1280, height: 800 },
  ],
}

const signWith = (secret: string) => (signed: string) => createHmac('sha256', secret).update(signed).digest('base64url')

async function slugOfEdition(req: PayloadRequest, edition: unknown): Promise<string | undefined> {
  const where = { id: { equals: idOf(edition) } }
  const [found] = await findDocuments(req, 'editions', { where, draft: true, select: { slug: true }, as: 'requester' })
  return text(found?.slug)
}
