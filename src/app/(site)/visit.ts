import config from '@payload-config'
import { getPayload } from 'payload'
import { readConsistently } from '../../cache/consistent-read'
import type { Scene } from '../../content/site/scene'
import { isLanguage } from '../../domain/bilingual'
import { type Addressed, type PageCollection, pagePath } from '../../domain/site-path'
import { env } from '../../env'
import type { DocumentPage } from '../../site/document-pages'
import { htmlResponse, refusalResponse } from '../../site/html-response'
import type { Refusal } from '../../site/refusal-page'

/** Somebody who asks for a page: what they see by default is what is public. */
export interface Visit extends Scene {
  origin: string
}

/** Answers a request for a page in a language; what fails is logged and said kindly. */
export async function visited(
  request: Request,
  locale: string,
  answer: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  const language = isLanguage(locale) ? locale : 'fr'
  const origin = originOf(request)
  if (!isLanguage(locale)) return refusalResponse('missing', { language, origin })
  const payload = await getPayload({ config })
  try {
    return await readConsistently(() =>
      answer({ payload, reader: { kind: 'public' }, language, now: new Date(), origin }),
    )
  } catch (error) {
    payload.logger.error({ err: error, msg: 'A page of the site could not be made.' })
    return refusalResponse('failed', { language, origin })
  }
}

/** Says kindly why there is nothing to see. */
export const refused = (refusal: Refusal, visit: Visit, signIn?: string): Promise<Response> =>
  refusalResponse(refusal, { language: visit.language, origin: visit.origin, signIn })

/** The public page of a document, at its one address: asked for at a former one, the visitor is sent there. */
export function publicPage(
  request: Request,
  { language, origin }: Visit,
  collection: PageCollection,
  address: Addressed,
  page: DocumentPage,
): Promise<Response> | Response {
  const paths = { fr: pagePath('fr', collection, address), en: pagePath('en', collection, address) }
  const { pathname } = new URL(request.url)
  const isHome = pathname === '/' || pathname === `/${language}`
  if (!isHome && decodeURI(pathname) !== paths[language]) return moved(paths[language])
  const otherLanguage = paths[language === 'fr' ? 'en' : 'fr']
  return htmlResponse({ language, origin, paths, otherLanguage, ...page })
}

/** Sends the visitor to another path of this site, for good. */
export const moved = (path: string): Response =>
  new Response(null, { status: 308, headers: { Location: path, 'Cache-Control': 'no-cache' } })

function originOf(request: Request): string {
  if (env.PUBLIC_URL) return env.PUBLIC_URL
  const { protocol, host } = new URL(request.url)
  const scheme = request.headers.get('x-forwarded-proto')?.split(',')[0] ?? protocol.replace(':', '')
  return `${scheme}://${request.headers.get('host') ?? host}`
}
