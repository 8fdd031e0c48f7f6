import type { Payload } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import { findPublicPages, type PublicPage } from '../../content/public-pages'
import { siteOrigin } from '../../content/site-origin'
import { errorReader, refusalResponse } from '../../http/refusal'
import { unavailable } from '../refusals'
import { renderLlms } from './llms'
import { renderRobots } from './robots'
import { renderSitemap } from './sitemap'

interface RootDocument {
  contentType: string
  render(origin: string, pages: () => Promise<PublicPage[]>): string | Promise<string>
}

/** The documents at the root of the site that software looks for, by their path. */
export const rootDocuments: Readonly<Record<string, RootDocument>> = {
  '/sitemap.xml': {
    contentType: 'application/xml; charset=utf-8',
    render: async (origin, pages) => renderSitemap(await pages(), origin),
  },
  '/robots.txt': { contentType: 'text/plain; charset=utf-8', render: renderRobots },
  '/llms.txt': {
    contentType: 'text/plain; charset=utf-8',
    render: async (origin, pages) => renderLlms(await pages(), origin),
  },
}

/** Responds with one of `rootDocuments`. */
export async function respondWithRootDocument(payload: Payload, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const found = Object.hasOwn(rootDocuments, pathname) ? rootDocuments[pathname] : undefined
  if (!found) return new Response(null, { status: 404 })
  const { contentType, render } = found
  const origin = siteOrigin(request)
  try {
    const body = await readConsistently(async () => render(origin, () => findPublicPages(payload)))
    return new Response(body, {
      headers: { 'Content-Type': contentType, 'Content-Language': 'fr', 'Cache-Control': 'no-cache' },
    })
  } catch (error) {
    payload.logger.error({ err: error, msg: `${pathname} could not be made.` })
    return refusalResponse(unavailable, errorReader(request.headers))
  }
}
