import type { Payload } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import { trackExpiry } from '../../cache/dependencies'
import { findPublicPages, type PublicPage } from '../../content/public-pages'
import { siteOrigin } from '../../content/site-origin'
import { env } from '../../env'
import { errorReader, refusalResponse } from '../../http/refusal'
import { noDocument, unavailable } from '../refusals'
import { renderLlms } from './llms'
import { renderRobots } from './robots'
import { endOfText, renderSecurity } from './security'
import { renderSitemap } from './sitemap'

interface RootDocument {
  contentType: string
  /** Returns the text; `undefined` where the site has none. */
  render(origin: string, pages: () => Promise<PublicPage[]>): string | undefined | Promise<string>
}

/** The documents at the root of the site that software looks for, by their path. */
export const rootDocuments: Readonly<Record<string, RootDocument>> = {
  '/sitemap.xml': {
    contentType: 'application/xml; charset=utf-8',
    render: async (origin, pages) => renderSitemap(await pages(), origin),
  },
  '/robots.txt': { contentType: 'text/plain; charset=utf-8', render: renderRobots },
  '/.well-known/security.txt': { contentType: 'text/plain; charset=utf-8', render: security },
  '/llms.txt': {
    contentType: 'text/plain; charset=utf-8',
    render: async (origin, pages) => renderLlms(await pages(), origin),
  },
}

function security(origin: string): string | undefined {
  if (!env.SECURITY_CONTACT) return undefined
  const now = new Date()
  trackExpiry(endOfText(now))
  return renderSecurity(env.SECURITY_CONTACT, origin, now)
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
    if (body === undefined) return refusalResponse(noDocument, errorReader(request.headers))
    return new Response(body, {
      headers: { 'Content-Type': contentType, 'Content-Language': 'fr', 'Cache-Control': 'no-cache' },
    })
  } catch (error) {
    payload.logger.error({ err: error, msg: `${pathname} could not be made.` })
    return refusalResponse(unavailable, errorReader(request.headers))
  }
}
