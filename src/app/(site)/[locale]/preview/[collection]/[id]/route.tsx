import { isStaff } from '../../../../../../../collections/shared/access/roles'
import { isId } from '../../../../../../content/site/reader'
import { isAgreedTo } from '../../../../../../content/site/testimonial-consent'
import { hasPages, previewPath } from '../../../../../../domain/site-path'
import { htmlResponse } from '../../../../../../site/html-response'
import { PreviewNote } from '../../../../../../site/preview-note'
import { documentPage } from '../../../../document-page'
import { refused, visited } from '../../../../visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; collection: string; id: string }>
}

/** A document as the staff is writing it; it follows the form beside it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, collection, id } = await params
  return visited(request, locale, async (visit) => {
    const { payload, language, origin, now } = visit
    const { user } = await payload.auth({ headers: request.headers })
    const signIn = `/admin/login?redirect=${encodeURIComponent(new URL(request.url).pathname)}`
    if (!user || !isStaff(user)) return refused('signed-out', visit, signIn)
    if (!hasPages(collection) || !isId(payload, id)) return refused('missing', visit)
    const page = await documentPage[collection]({ ...visit, reader: { kind: 'staff', user } }, { id: { equals: id } })
    if (!page) return refused('missing', visit)
    const lacksConsent = collection === 'testimonials' && !(await isAgreedTo(payload, id, now))
    const note = <PreviewNote language={language} lacksConsent={lacksConsent} {...page} />
    const otherLanguage = previewPath(language === 'fr' ? 'en' : 'fr', collection, id)
    return htmlResponse({ language, origin, otherLanguage, note, isLive: true, ...page }, { isPrivate: true })
  })
}
