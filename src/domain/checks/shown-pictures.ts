import type { Place } from './finding'
import { referencesIn } from './long-text'
import type { LongTexts, Programme, ProgrammePicture } from './programme'
import { labelOf } from './words'

/** An image of the programme, and the field that shows it. */
export interface ShownPicture {
  picture: ProgrammePicture
  place: Place
}

/** Each image that an edition, its people and its texts show, as often as they do. */
export function shownPictures(programme: Programme): ShownPicture[] {
  const { edition, sessions, speakers, testimonials, organisations, pictures } = programme
  const byId = new Map(pictures.map((picture) => [picture.id, picture]))
  const show = (id: string | undefined, place: Place): ShownPicture[] => {
    const picture = id === undefined ? undefined : byId.get(id)
    return picture ? [{ picture, place }] : []
  }
  const inText = (texts: LongTexts, place: Place) => {
    const images = [texts.fr, texts.en].flatMap(referencesIn).filter(({ collection }) => collection === 'media')
    return [...new Set(images.map(({ id }) => id))].flatMap((id) => show(id, place))
  }
  const ofEdition = (path: string) => ({
    collection: 'editions',
    id: edition.id,
    path,
    label: labelOf(edition.title),
  })
  return [
    ...show(edition.hero, ofEdition('hero')),
    ...inText(edition.summary, ofEdition('summary')),
    ...sessions.flatMap(({ id, title, abstract }) =>
      inText(abstract, { collection: 'sessions', id, path: 'abstract', label: labelOf(title) }),
    ),
    ...speakers.flatMap(({ id, name, photo, bio }) => [
      ...show(photo, { collection: 'speakers', id, path: 'photo', label: labelOf(name) }),
      ...inText(bio, { collection: 'speakers', id, path: 'bio', label: labelOf(name) }),
    ]),
    ...testimonials.flatMap(({ id, name, photo, story }) => [
      ...show(photo, { collection: 'testimonials', id, path: 'photo', label: labelOf(name) }),
      ...inText(story, { collection: 'testimonials', id, path: 'story', label: labelOf(name) }),
    ]),
    ...organisations.flatMap(({ id, name, logo }) =>
      show(logo, { collection: 'organisations', id, path: 'logo', label: labelOf(name) }),
    ),
  ]
}
