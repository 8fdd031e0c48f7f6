import { findSpeaker } from '../../../../../content/site/find-speaker'
import { speakerPage } from '../../../../../site/document-pages'
import { publicPage, refused, visited } from '../../../visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; speaker: string }>
}

/** The page of a published speaker. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, speaker: slug } = await params
  return visited(request, locale, async (visit) => {
    const speaker = await findSpeaker(visit, { slug: { equals: slug } })
    if (!speaker) return refused('missing', visit)
    return publicPage(request, visit, 'speakers', speaker, speakerPage(speaker, visit.language))
  })
}
