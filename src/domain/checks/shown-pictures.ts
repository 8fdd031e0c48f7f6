import { referencesIn } from './long-text'
import { type Place, placeIn } from './place'
import type { LongTexts, Programme, ProgrammePicture } from './programme'

/** An image of the programme, and a field that shows it. */
export interface ShownPicture {
  picture: ProgrammePicture
  place: Place
}

/** Returns each image that an edition, its people and its texts show, once for each field that shows it. */
export function shownPictures(programme: Programme): ShownPicture[] {
  const { edition, sessions, speakers, testimonials, organisations, pictures } = programme
  const byId = new Map(pictures.map((picture) => [picture.id, picture]))
  const show = (id: string | undefined, place: Place): ShownPicture[] => {
    const picture = id === undefined ? undefined : byId.get(id)
    return picture ? [{ picture, place }] : []
  }
  const showIn = (texts: LongTexts, place: Place): ShownPicture[] => imagesIn(texts).flatMap((id) => show(id, place))
  return [
    ...show(edition.hero, placeIn('editions', edition, 'hero')),
    ...showIn(edition.summary, placeIn('editions', edition, 'summary')),
    ...sessions.flatMap((session) => showIn(session.abstract, placeIn('sessions', session, 'abstract'))),
    ...speakers.flatMap((speaker) => [
      ...show(speaker.photo, placeIn('speakers', speaker, 'photo')),
      ...showIn(speaker.bio, placeIn('speakers', speaker, 'bio')),
    ]),
    ...testimonials.flatMap((testimonial) => [
      ...show(testimonial.photo, placeIn('testimonials', testimonial, 'photo')),
      ...showIn(testimonial.story, placeIn('testimonials', testimonial, 'story')),
    ]),
    ...organisations.flatMap((organisation) => show(organisation.logo, placeIn('organisations', organisation, 'logo'))),
  ]
}

/** The ids of the images of a long text, each once. */
function imagesIn({ fr, en }: LongTexts): string[] {
  const images = [fr, en].flatMap(referencesIn).filter(({ collection }) => collection === 'media')
  return [...new Set(images.map(({ id }) => id))]
}
