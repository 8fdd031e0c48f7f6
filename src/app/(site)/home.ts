import { findEdition, findEditions } from '../../content/site/find-edition'
import { otherLanguage } from '../../domain/bilingual'
import { currentEdition } from '../../domain/current-edition'
import { comingPage, editionPage } from '../../site/document-pages'
import { htmlResponse } from '../../site/html-response'
import { publicPage, visited } from './visit'

/** The page of the current edition: the ongoing one, else the next, else the latest. */
export const home = (request: Request, locale: string): Promise<Response> =>
  visited(request, locale, async (visit) => {
    const { language, origin, now } = visit
    const editions = await findEditions(visit)
    const current = currentEdition(editions, now.toISOString())
    const edition = current && (await findEdition(visit, { id: { equals: current.id } }))
    if (edition) return publicPage(request, visit, 'editions', edition, editionPage(edition, language))
    const translationPath = `/${otherLanguage(language)}`
    return htmlResponse({ language, origin, translationPath, ...comingPage(language) })
  })
