import type { Payload, Where } from 'payload'
import { isWithdrawnAddress } from '../../collections/shared/withdrawn-address'
import { findEdition, findEditions } from '../content/site/find-edition'
import { findSession } from '../content/site/find-session'
import { findSpeaker } from '../content/site/find-speaker'
import { findTestimonial } from '../content/site/find-testimonial'
import { otherLanguage } from '../domain/bilingual'
import { fileResponse } from './assets'
import { editionPage, editionsPage, sessionPage, speakerPage, testimonialPage } from './document-pages'
import { homePage } from './home-page'
import { htmlResponse } from './html-response'
import {
  notFound,
  type PageContext,
  publicPageResponse,
  redirectTo,
  respondInLanguage,
  respondWithRefusal,
} from './page-responses'

type Names = Record<string, string>
type PageResponder = (request: Request, context: PageContext, names: Names) => Promise<Response>

/** The pages by their path below `/fr` and `/en`; `:name` is one segment of a path. */
const pages: Record<string, PageResponder> = {
  '': homePage,
  '/editions': editionList,
  '/editions/:edition': edition,
  '/editions/:edition/sessions/:session': session,
  '/speakers/:speaker': speaker,
  '/testimonials/:testimonial': testimonial,
}

/** The paths of the pages, of their addresses without a language, and of the files that they load. */
export const sitePrefixes: readonly string[] = [
  ...['/', '/editions', '/editions/', '/site/'],
  ...new Set(
    Object.keys(pages).flatMap((path) => ['/fr', '/en'].map((language) => language + path.replace(/:.*$/, ''))),
  ),
]

/** Returns the response to a request below `sitePrefixes`: a page, a file, a redirection or a 404 page. */
export async function respondWithPage(payload: Payload, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname !== '/' && pathname.endsWith('/')) return redirectTo(pathname.replace(/\/+$/, ''))
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? []
  if (first === 'site') return fileResponse(rest)
  // The pages of editions have a language; French is the default.
  if (first === 'editions') return redirectTo(`/fr${pathname}`)
  const found = pageAt(rest)
  if (!found) return notFound(request)
  return respondInLanguage(payload, request, first || 'fr', (context) => found.respond(request, context, found.names))
}

function pageAt(path: string): { respond: PageResponder; names: Names } | undefined {
  for (const [pattern, respond] of Object.entries(pages)) {
    const match = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path)
    if (match) return { respond, names: decoded(match.groups ?? {}) }
  }
  return undefined
}

/** Returns the names percent-decoded. A name that is not UTF-8 stays encoded, so that no slug equals it. */
function decoded(names: Names): Names {
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  return Object.fromEntries(Object.entries(names).map(([name, text]) => [name, decode(text)]))
}

const slugIs = (slug: string | undefined): Where => ({ slug: { equals: slug } })
/** The response to the address of a person that finds nothing: 410 when they were withdrawn, else 404. */
const missingPerson = async (context: PageContext, collection: 'speakers' | 'testimonials', slug = '') =>
  respondWithRefusal((await isWithdrawnAddress(context.payload, collection, slug)) ? 'withdrawn' : 'missing', context)
const missing = (context: PageContext): Promise<Response> => respondWithRefusal('missing', context)

async function editionList(_request: Request, context: PageContext): Promise<Response> {
  const { language, origin } = context
  const paths = { fr: '/fr/editions', en: '/en/editions' }
  const translationPath = paths[otherLanguage(language)]
  return htmlResponse({
    language,
    origin,
    paths,
    translationPath,
    ...editionsPage(await findEditions(context), language),
  })
}

async function edition(request: Request, context: PageContext, names: Names): Promise<Response> {
  const found = await findEdition(context, slugIs(names.edition))
  if (!found) return missing(context)
  return publicPageResponse(request, context, 'editions', found, editionPage(found, context.language))
}

async function session(request: Request, context: PageContext, names: Names): Promise<Response> {
  const found = await findSession(context, {
    and: [slugIs(names.session), { 'edition.slug': { equals: names.edition } }],
  })
  if (!found) return missing(context)
  const address = { slug: found.slug, edition: found.edition.slug }
  return publicPageResponse(request, context, 'sessions', address, sessionPage(found, context.language))
}

async function speaker(request: Request, context: PageContext, names: Names): Promise<Response> {
  const found = await findSpeaker(context, slugIs(names.speaker))
  if (!found) return missingPerson(context, 'speakers', names.speaker)
  return publicPageResponse(request, context, 'speakers', found, speakerPage(found, context.language))
}

async function testimonial(request: Request, context: PageContext, names: Names): Promise<Response> {
  const found = await findTestimonial(context, slugIs(names.testimonial))
  if (!found) return missingPerson(context, 'testimonials', names.testimonial)
  return publicPageResponse(request, context, 'testimonials', found, testimonialPage(found, context.language))
}
