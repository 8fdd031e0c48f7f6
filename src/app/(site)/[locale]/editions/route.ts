import { findEditions } from '../../../../content/site/find-edition'
import { editionsPage } from '../../../../site/document-pages'
import { htmlResponse } from '../../../../site/html-response'
import { visited } from '../../visit'

export const dynamic = 'force-dynamic'

/** Every published edition. */
export const GET = async (request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> =>
  visited(request, (await params).locale, async (visit) => {
    const { language, origin } = visit
    const paths = { fr: '/fr/editions', en: '/en/editions' }
    const page = editionsPage(await findEditions(visit), language)
    return htmlResponse({ language, origin, paths, otherLanguage: paths[language === 'fr' ? 'en' : 'fr'], ...page })
  })
