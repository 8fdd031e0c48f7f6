import type { Where } from 'payload'
import { recordsOf } from '../../domain/record'
import { longTextOf } from './long-text'
import { isWithheld, pictureOf } from './picture'
import { related, text } from './raw-values'
import { findForReader } from './reader'
import { linkedTo, pageTextOf, type RenderContext } from './render-context'
import { sessionWithEdition, videoOf } from './summaries'
import { isCovered } from './testimonial-consent'
import type { TestimonialView } from './view-types'

/** Returns the testimonial that a filter finds; `undefined` when there is none. */
export async function findTestimonial(context: RenderContext, where: Where): Promise<TestimonialView | undefined> {
  const { payload, reader, language, now } = context
  const [doc] = await findForReader(payload, reader, { collection: 'testimonials', where, depth: 2 })
  if (!doc) return undefined
  const session = related(doc.session)
  const found = session && sessionWithEdition(session, context)
  return {
    ...linkedTo(context, 'testimonials', doc),
    name: text(doc.name) ?? '',
    slug: text(doc.slug) ?? '',
    before: pageTextOf(doc.before, language),
    after: pageTextOf(doc.after, language),
    quote: pageTextOf(doc.quote, language),
    photo: pictureOf(doc.photo, context),
    story: longTextOf(doc.story, context),
    pathway: recordsOf(doc.pathway).flatMap(({ year, label }) => {
      const shown = pageTextOf(label, language)
      return typeof year === 'number' && shown ? [{ year, label: shown }] : []
    }),
    video: videoOf(doc.video, context),
    // A share link to a testimonial does not show a draft session; a public session has an address.
    session: reader.kind !== 'link' || found?.href ? found : undefined,
    isPhotoWithheld: isWithheld(doc.photo, context),
    lacksConsent: reader.kind !== 'public' && !(await isCovered(payload, doc, now)),
  }
}
