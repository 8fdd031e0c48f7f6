import type { Payload } from 'payload'
import { readConsistently } from '../cache/consistent-read'
import type { RenderContext } from '../content/site/render-context'
import { siteOrigin } from '../content/site-origin'
import { isLanguage, type Language, otherLanguage } from '../domain/bilingual'
import { type Addressed, type PageCollection, pagePath } from '../domain/site-path'
import type { DocumentPage } from './document-pages'
import { htmlResponse, refusalResponse } from './html-response'
import type { Refusal } from './refusal-page'

/** The context of a page. Its reader is the public unless a route sets another one. */
export interface PageContext extends RenderContext {
  origin: string
}

/** Returns the response of `respond` in a language. An error is logged, and its response is a page with status 503. */
export async function respondInLanguage(
  payload: Payload,
  request: Request,
  locale: string,
  respond: (context: PageContext) => Promise<Response> | Response,
): Promise<Response> {
  if (!isLanguage(locale)) return notFound(request)
  const language = locale
  const origin = siteOrigin(request)
  try {
    return await readConsistently(async () =>
      respond({ payload, reader: { kind: 'public' }, language, now: new Date(), origin }),
    )
  } catch (error) {
    payload.logger.error({ err: error, msg: 'A page of the site could not be made.' })
    return refusalResponse('failed', { language, origin })
  }
}

/** Returns a page that explains a refusal. */
export const respondWithRefusal = (refusal: Refusal, context: PageContext, signIn?: string): Promise<Response> =>
  refusalResponse(refusal, { language: context.language, origin: context.origin, signIn })

/** Returns a 404 page, in the language of the path if it has one. */
export const notFound = (request: Request): Promise<Response> =>
  refusalResponse('missing', { language: languageOf(request), origin: siteOrigin(request) })

/** Returns the public page of a document at its address, or a redirection from a former address. */
export function publicPageResponse(
  request: Request,
  { language, origin }: PageContext,
  collection: PageCollection,
  address: Addressed,
  page: DocumentPage,
): Promise<Response> | Response {
  const paths = { fr: pagePath('fr', collection, address), en: pagePath('en', collection, address) }
  const { pathname } = new URL(request.url)
  const isHome = pathname === '/' || pathname === `/${language}`
  if (!isHome && decodeURI(pathname) !== paths[language]) return redirectTo(paths[language])
  return htmlResponse({ language, origin, paths, translationPath: paths[otherLanguage(language)], ...page })
}

/** Returns a permanent redirection to another path of this site. */
export const redirectTo = (path: string): Response =>
  new Response(null, { status: 308, headers: { Location: path, 'Cache-Control': 'no-cache' } })

function languageOf(request: Request): Language {
  const [, locale = ''] = new URL(request.url).pathname.split('/')
  return isLanguage(locale) ? locale : 'fr'
}
