import type { Payload, Where } from 'payload'
import { findEdition, findEditions } from '../content/site/find-edition'
import { findSession } from '../content/site/find-session'
import { findSpeaker } from '../content/site/find-speaker'
import { findTestimonial } from '../content/site/find-testimonial'
import { otherLanguage } from '../domain/bilingual'
import { fileResponse } from './assets'
import { editionPage, editionsPage, sessionPage, speakerPage, testimonialPage } from './document-pages'
import { home } from './home'
import { htmlResponse } from './html-response'
import { missingPage, moved, publicPage, refused, type Visit, visited } from './visit'

type Names = Record<string, string>
type ShowPage = (request: Request, visit: Visit, names: Names) => Promise<Response>

/** The pages by their path below `/fr` and `/en`; `:name` is one segment of a path. */
const pages: Record<string, ShowPage> = {
  '': home,
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
  if (pathname !== '/' && pathname.endsWith('/')) return moved(pathname.replace(/\/+$/, ''))
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? []
  if (first === 'site') return fileResponse(rest)
  // The pages of editions have a language; French is the default.
  if (first === 'editions') return moved(`/fr${pathname}`)
  const found = pageAt(rest)
  if (!found) return missingPage(request)
  return visited(payload, request, first || 'fr', (visit) => found.show(request, visit, found.names))
}

function pageAt(path: string): { show: ShowPage; names: Names } | undefined {
  for (const [pattern, show] of Object.entries(pages)) {
    const match = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path)
    if (match) return { show, names: decoded(match.groups ?? {}) }
  }
  return undefined
}

/** The names with percent-encoding resolved; a name that is not UTF-8 stays as it is and is the slug of nothing. */
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
const missing = (visit: Visit): Promise<Response> => refused('missing', visit)

async function editionList(_request: Request, visit: Visit): Promise<Response> {
  const { language, origin } = visit
  const paths = { fr: '/fr/editions', en: '/en/editions' }
  const translationPath = paths[otherLanguage(language)]
  return htmlResponse({
    language,
    origin,
    paths,
    translationPath,
    ...editionsPage(await findEditions(visit), language),
  })
}

async function edition(request: Request, visit: Visit, names: Names): Promise<Response> {
  const found = await findEdition(visit, slugIs(names.edition))
  if (!found) return missing(visit)
  return publicPage(request, visit, 'editions', found, editionPage(found, visit.language))
}

async function session(request: Request, visit: Visit, names: Names): Promise<Response> {
  const found = await findSession(visit, {
    and: [slugIs(names.session), { 'edition.slug': { equals: names.edition } }],
  })
  if (!found) return missing(visit)
  const address = { slug: found.slug, edition: found.edition.slug }
  return publicPage(request, visit, 'sessions', address, sessionPage(found, visit.language))
}

async function speaker(request: Request, visit: Visit, names: Names): Promise<Response> {
  const found = await findSpeaker(visit, slugIs(names.speaker))
  if (!found) return missing(visit)
  return publicPage(request, visit, 'speakers', found, speakerPage(found, visit.language))
}

async function testimonial(request: Request, visit: Visit, names: Names): Promise<Response> {
  const found = await findTestimonial(visit, slugIs(names.testimonial))
  if (!found) return missing(visit)
  return publicPage(request, visit, 'testimonials', found, testimonialPage(found, visit.language))
}
