import config from '@payload-config'
import { getPayload } from 'payload'
import { isStaff } from '../../../../../../../collections/shared/access/roles'
import { isValidId } from '../../../../../../../collections/shared/ids'
import { otherLanguage } from '../../../../../../domain/bilingual'
import { hasPages, previewPath } from '../../../../../../domain/site-path'
import { findDocumentPage } from '../../../../../../site/find-document-page'
import { htmlResponse } from '../../../../../../site/html-response'
import { respondInLanguage, respondWithRefusal } from '../../../../../../site/page-responses'
import { PreviewNote } from '../../../../../../site/preview-note'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; collection: string; id: string }>
}

/** The newest version of a document, for the staff; the page reloads when the form beside it is saved. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, collection, id } = await params
  const payload = await getPayload({ config })
  return respondInLanguage(payload, request, locale, async (context) => {
    const { language, origin } = context
    const { user } = await payload.auth({ headers: request.headers })
    const signIn = `/admin/login?redirect=${encodeURIComponent(new URL(request.url).pathname)}`
    if (!user || !isStaff(user)) return respondWithRefusal('signed-out', context, signIn)
    if (!hasPages(collection) || !isValidId(payload, id)) return respondWithRefusal('missing', context)
    const page = await findDocumentPage[collection](
      { ...context, reader: { kind: 'staff', user } },
      { id: { equals: id } },
    )
    if (!page) return respondWithRefusal('missing', context)
    const note = <PreviewNote language={language} {...page} />
    const translationPath = previewPath(otherLanguage(language), collection, id)
    return htmlResponse({ language, origin, translationPath, note, isLive: true, ...page }, { isPrivate: true })
  })
}
