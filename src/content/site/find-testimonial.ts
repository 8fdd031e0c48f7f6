import type { Where } from 'payload'
import { longTextOf } from './long-text'
import { appearanceOf, videoOf } from './mentions'
import { isWithheld, pictureOf } from './picture-view'
import { related, rows, text } from './raw-values'
import { findFor } from './reader'
import { linkedTo, type Scene, wordsOf } from './scene'
import type { TestimonialView } from './view-types'

/** The testimonial that a filter finds. */
export async function findTestimonial(scene: Scene, where: Where): Promise<TestimonialView | undefined> {
  const { payload, reader, language } = scene
  const [doc] = await findFor(payload, reader, { collection: 'testimonials', where, depth: 2 })
  if (!doc) return undefined
  const session = related(doc.session)
  const appearance = session && appearanceOf(session, scene)
  return {
    ...linkedTo(scene, 'testimonials', doc),
    name: text(doc.name) ?? '',
    slug: text(doc.slug) ?? '',
    before: wordsOf(doc.before, language),
    after: wordsOf(doc.after, language),
    quote: wordsOf(doc.quote, language),
    photo: pictureOf(doc.photo, scene),
    story: longTextOf(doc.story, scene),
    pathway: rows(doc.pathway).flatMap(({ year, label }) => {
      const words = wordsOf(label, language)
      return typeof year === 'number' && words ? [{ year, label: words }] : []
    }),
    video: videoOf(doc.video, scene),
    // A link to a testimonial opens no draft of a session; what is public has an address.
    session: reader.kind !== 'link' || appearance?.href ? appearance : undefined,
    isPhotoWithheld: isWithheld(doc.photo, scene),
  }
}
