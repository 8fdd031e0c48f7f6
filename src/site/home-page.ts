import { currentWithExpiry } from '../content/current-edition'
import { findEdition, findEditions } from '../content/site/find-edition'
import { otherLanguage } from '../domain/bilingual'
import { comingPage, editionPage } from './document-pages'
import { htmlResponse } from './html-response'
import { type PageContext, publicPageResponse } from './page-responses'

/** The page of the current edition: the ongoing one, else the next, else the latest. It expires when that edition ends. */
export async function homePage(request: Request, context: PageContext): Promise<Response> {
  const { language, origin } = context
  const current = currentWithExpiry(await findEditions(context), context.now.toISOString())
  const edition = current && (await findEdition(context, { id: { equals: current.id } }))
  if (edition) return publicPageResponse(request, context, 'editions', edition, editionPage(edition, language))
  const translationPath = `/${otherLanguage(language)}`
  return htmlResponse({ language, origin, translationPath, ...comingPage(language) })
}
