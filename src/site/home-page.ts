import { trackExpiry } from '../cache/dependencies'
import { findEdition, findEditions } from '../content/site/find-edition'
import { otherLanguage } from '../domain/bilingual'
import { currentEdition, currentUntil } from '../domain/current-edition'
import { comingPage, editionPage } from './document-pages'
import { htmlResponse } from './html-response'
import { type PageContext, publicPageResponse } from './page-responses'

/** The page of the current edition: the ongoing one, else the next, else the latest. It expires when that edition ends. */
export async function homePage(request: Request, context: PageContext): Promise<Response> {
  const { language, origin } = context
  const now = context.now.toISOString()
  const current = currentEdition(await findEditions(context), now)
  const until = current && currentUntil(current, now)
  if (until) trackExpiry(Date.parse(until))
  const edition = current && (await findEdition(context, { id: { equals: current.id } }))
  if (edition) return publicPageResponse(request, context, 'editions', edition, editionPage(edition, language))
  const translationPath = `/${otherLanguage(language)}`
  return htmlResponse({ language, origin, translationPath, ...comingPage(language) })
}
