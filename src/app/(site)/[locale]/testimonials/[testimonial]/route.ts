import { findTestimonial } from '../../../../../content/site/find-testimonial'
import { testimonialPage } from '../../../../../site/document-pages'
import { publicPage, refused, visited } from '../../../visit'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ locale: string; testimonial: string }>
}

/** The page of a published testimonial with a valid consent. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, testimonial: slug } = await params
  return visited(request, locale, async (visit) => {
    const testimonial = await findTestimonial(visit, { slug: { equals: slug } })
    if (!testimonial) return refused('missing', visit)
    return publicPage(request, visit, 'testimonials', testimonial, testimonialPage(testimonial, visit.language))
  })
}
