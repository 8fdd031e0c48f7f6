import type { Bilingual } from '../bilingual'
import type { Place } from './finding'
import { isBlank } from './long-text'
import type { LongTexts, Programme, Texts } from './programme'
import { shownPictures } from './shown-pictures'
import { isFilled, labelOf } from './words'

/** A text written in French that the site also shows in English. */
export interface Translatable extends Omit<Place, 'locale'> {
  /** What the field is called, in running words. */
  field: Bilingual
  isTranslated: boolean
}

/** Every French text of a programme, and whether English readers have it too. */
export function translatableTexts(programme: Programme): Translatable[] {
  const { edition, sessions, speakers, testimonials } = programme
  const pictures = new Map(shownPictures(programme).map(({ picture }) => [picture.id, picture]))
  return [
    ...inDocument('editions', edition.id, labelOf(edition.title), [
      short('title', names.title, edition.title),
      short('tagline', names.tagline, edition.tagline),
      long('summary', names.summary, edition.summary),
    ]),
    ...sessions.flatMap(({ id, title, abstract, recording }) =>
      inDocument('sessions', id, labelOf(title), [
        short('title', names.title, title),
        long('abstract', names.abstract, abstract),
        short('recording.transcript', names.transcript, recording.transcript),
      ]),
    ),
    ...speakers.flatMap(({ id, name, headline, bio }) =>
      inDocument('speakers', id, labelOf(name), [
        short('headline', names.headline, headline),
        long('bio', names.bio, bio),
      ]),
    ),
    ...testimonials.flatMap(({ id, name, quote, story, video }) =>
      inDocument('testimonials', id, labelOf(name), [
        short('quote', names.quote, quote),
        long('story', names.story, story),
        short('video.transcript', names.transcript, video.transcript),
      ]),
    ),
    ...[...pictures.values()].flatMap(({ id, name, alt, isDecorative }) =>
      isDecorative ? [] : inDocument('media', id, labelOf(name), [short('alt', names.alt, alt)]),
    ),
  ]
}

interface Field {
  path: string
  field: Bilingual
  hasFrench: boolean
  isTranslated: boolean
}

function inDocument(collection: string, id: string, label: string, fields: Field[]): Translatable[] {
  return fields
    .filter(({ hasFrench }) => hasFrench)
    .map(({ path, field, isTranslated }) => ({ collection, id, label, path, field, isTranslated }))
}

const short = (path: string, field: Bilingual, texts: Texts | undefined): Field => ({
  path,
  field,
  hasFrench: isFilled(texts?.fr),
  isTranslated: isFilled(texts?.en),
})

const long = (path: string, field: Bilingual, { fr, en }: LongTexts): Field => ({
  path,
  field,
  hasFrench: !isBlank(fr),
  isTranslated: !isBlank(en),
})

const names = {
  title: { fr: 'titre', en: 'title' },
  tagline: { fr: 'accroche', en: 'tagline' },
  summary: { fr: 'présentation', en: 'summary' },
  abstract: { fr: 'résumé', en: 'abstract' },
  transcript: { fr: 'transcription', en: 'transcript' },
  headline: { fr: 'fonction', en: 'headline' },
  bio: { fr: 'biographie', en: 'biography' },
  quote: { fr: 'citation', en: 'quote' },
  story: { fr: 'récit', en: 'story' },
  alt: { fr: 'description de l’image', en: 'alternative text' },
} satisfies Record<string, Bilingual>
