import config from '@payload-config'
import { getPayload } from 'payload'
import { openLink } from '../../../../../editorial/share-link/links'
import { findDocumentPage } from '../../../../../site/find-document-page'
import { htmlResponse } from '../../../../../site/html-response'
import { respondInLanguage, respondWithRefusal } from '../../../../../site/page-responses'
import { PreviewNote } from '../../../../../site/preview-note'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; token: string }>
}

/** The document of a share link, as its author may read it, until the link ends or the document is withdrawn. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params
  const payload = await getPayload({ config })
  return respondInLanguage(payload, request, locale, async (context) => {
    const { language, origin, now } = context
    const opened = await openLink(payload, token, now)
    if (opened.state !== 'open') return respondWithRefusal(opened.state, context)
    const { collection, id, author } = opened
    const { expiresAt } = opened.link
    if (opened.link.language !== language) return respondWithRefusal('forged', context)
    const reader = { kind: 'link', author } as const
    const page = await findDocumentPage[collection]({ ...context, reader }, { id: { equals: id } })
    if (!page || page.lacksConsent) return respondWithRefusal('gone', context)
    const note = <PreviewNote isDraft={page.isDraft} language={language} until={expiresAt} />
    return htmlResponse({ language, origin, note, ...page }, { isPrivate: true })
  })
}
