import { findEdition } from '../../../../../content/site/find-edition'
import { editionPage } from '../../../../../site/document-pages'
import { publicPage, refused, visited } from '../../../visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; edition: string }>
}

/** The page of a published edition. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, edition: slug } = await params
  return visited(request, locale, async (visit) => {
    const edition = await findEdition(visit, { slug: { equals: slug } })
    if (!edition) return refused('missing', visit)
    return publicPage(request, visit, 'editions', edition, editionPage(edition, visit.language))
  })
}
