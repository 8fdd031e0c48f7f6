import { trackExpiry } from '../cache/dependencies'
import { findEdition, findEditions } from '../content/site/find-edition'
import { otherLanguage } from '../domain/bilingual'
import { currentEdition, currentUntil } from '../domain/current-edition'
import { comingPage, editionPage } from './document-pages'
import { htmlResponse } from './html-response'
import { publicPage, type Visit } from './visit'

/** The page of the current edition: the ongoing one, else the next, else the latest. It expires when that edition ends. */
export async function home(request: Request, visit: Visit): Promise<Response> {
  const { language, origin } = visit
  const now = visit.now.toISOString()
  const current = currentEdition(await findEditions(visit), now)
  const until = current && currentUntil(current, now)
  if (until) trackExpiry(Date.parse(until))
  const edition = current && (await findEdition(visit, { id: { equals: current.id } }))
  if (edition) return publicPage(request, visit, 'editions', edition, editionPage(edition, language))
  const translationPath = `/${otherLanguage(language)}`
  return htmlResponse({ language, origin, translationPath, ...comingPage(language) })
}
