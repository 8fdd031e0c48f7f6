import config from '@payload-config'
import { getPayload } from 'payload'
import { hasValidConsent } from '../../../../../content/site/testimonial-consent'
import { openShareLink } from '../../../../../editorial/share-link/token'
import { env } from '../../../../../env'
import { documentPage } from '../../../../../site/document-page'
import { htmlResponse } from '../../../../../site/html-response'
import { PreviewNote } from '../../../../../site/preview-note'
import { refused, visited } from '../../../../../site/visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; token: string }>
}

/** The document of a share link, until the link expires or the document is withdrawn. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params
  const payload = await getPayload({ config })
  return visited(payload, request, locale, async (visit) => {
    const { language, origin, now } = visit
    const opened = openShareLink(token, env.PAYLOAD_SECRET, now)
    if (opened.state !== 'open') return refused(opened.state, visit)
    const { collection, id, expiresAt } = opened.link
    if (opened.link.language !== language) return refused('forged', visit)
    if (collection === 'testimonials' && !(await hasValidConsent(payload, id, now))) return refused('gone', visit)
    const page = await documentPage[collection]({ ...visit, reader: { kind: 'link' } }, { id: { equals: id } })
    if (!page) return refused('gone', visit)
    const note = <PreviewNote isDraft={page.isDraft} language={language} until={expiresAt} />
    return htmlResponse({ language, origin, note, ...page }, { isPrivate: true })
  })
}
