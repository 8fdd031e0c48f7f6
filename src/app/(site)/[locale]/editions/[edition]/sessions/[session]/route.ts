import { findSession } from '../../../../../../../content/site/find-session'
import { sessionPage } from '../../../../../../../site/document-pages'
import { publicPage, refused, visited } from '../../../../../visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; edition: string; session: string }>
}

/** The page of a published session, found by its slug within its edition. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, edition, session: slug } = await params
  return visited(request, locale, async (visit) => {
    const session = await findSession(visit, {
      and: [{ slug: { equals: slug } }, { 'edition.slug': { equals: edition } }],
    })
    if (!session) return refused('missing', visit)
    const address = { slug: session.slug, edition: session.edition.slug }
    return publicPage(request, visit, 'sessions', address, sessionPage(session, visit.language))
  })
}
