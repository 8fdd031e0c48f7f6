import { findEditions } from '../../../../content/site/find-edition'
import { otherLanguage } from '../../../../domain/bilingual'
import { editionsPage } from '../../../../site/document-pages'
import { htmlResponse } from '../../../../site/html-response'
import { visited } from '../../visit'

export const dynamic = 'force-dynamic'

/** The page of all published editions. */
export const GET = async (request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> =>
  visited(request, (await params).locale, async (visit) => {
    const { language, origin } = visit
    const paths = { fr: '/fr/editions', en: '/en/editions' }
    const page = editionsPage(await findEditions(visit), language)
    return htmlResponse({ language, origin, paths, translationPath: paths[otherLanguage(language)], ...page })
  })
