import { type Bilingual, inBothLanguages } from '../bilingual'
import { formatList } from '../format-list'
import { isFilled } from './label'
import { isBlank } from './long-text'
import { type Place, placeIn } from './place'
import type { LongTexts, Programme, Texts } from './programme'
import { shownPictures } from './shown-pictures'

/** A text written in French that the site also shows in English. */
export interface Translatable extends Omit<Place, 'locale'> {
  /** The name of the field, as in a sentence. */
  field: Bilingual
  isTranslated: boolean
}

/** Counts the French texts of a programme, and those that have their English. */
export function translationProgress(programme: Programme): { translated: number; total: number } {
  const texts = translatableTexts(programme)
  return { translated: texts.filter(({ isTranslated }) => isTranslated).length, total: texts.length }
}

/** Returns every French text of a programme, and whether it has its English. */
export function translatableTexts(programme: Programme): Translatable[] {
  const { edition, sessions, speakers, testimonials } = programme
  const pictures = new Map(shownPictures(programme).map(({ picture }) => [picture.id, picture]))
  return [
    ...textsIn('editions', edition, {
      title: short(names.title, edition.title),
      tagline: short(names.tagline, edition.tagline),
      summary: long(names.summary, edition.summary),
    }),
    ...sessions.flatMap((session) =>
      textsIn('sessions', session, {
        title: short(names.title, session.title),
        abstract: long(names.abstract, session.abstract),
        'recording.transcript': short(names.transcript, session.recording.transcript),
      }),
    ),
    ...speakers.flatMap((speaker) =>
      textsIn('speakers', speaker, {
        headline: short(names.headline, speaker.headline),
        bio: long(names.bio, speaker.bio),
      }),
    ),
    ...testimonials.flatMap((testimonial) =>
      textsIn('testimonials', testimonial, {
        quote: short(names.quote, testimonial.quote),
        story: long(names.story, testimonial.story),
        'video.transcript': short(names.transcript, testimonial.video.transcript),
      }),
    ),
    ...[...pictures.values()]
      .filter(({ isDecorative }) => !isDecorative)
      .flatMap((picture) => textsIn('media', picture, { alt: short(names.alt, picture.alt) })),
  ]
}

/** One finding for each document that has some of the texts, at the first of them; `message` is given the names of their fields. */
export function findingsOfTexts(texts: readonly Translatable[], message: (fields: Bilingual) => Bilingual) {
  const documents = new Map<string, Translatable[]>()
  for (const text of texts) {
    const key = `${text.collection}#${text.id}`
    documents.set(key, [...(documents.get(key) ?? []), text])
  }
  return [...documents.values()].flatMap((ofDocument) => {
    const [first] = ofDocument
    if (!first) return []
    const { collection, id, path, label } = first
    const fields = inBothLanguages((language) =>
      formatList(
        ofDocument.map(({ field }) => field[language]),
        language,
      ),
    )
    return { collection, id, path, label, locale: 'en' as const, message: message(fields) }
  })
}

interface Field {
  field: Bilingual
  hasFrench: boolean
  isTranslated: boolean
}

const textsIn = (
  collection: string,
  doc: Parameters<typeof placeIn>[1],
  fields: Record<string, Field>,
): Translatable[] =>
  Object.entries(fields)
    .filter(([, { hasFrench }]) => hasFrench)
    .map(([path, { field, isTranslated }]) => ({ ...placeIn(collection, doc, path), field, isTranslated }))

const short = (field: Bilingual, texts: Texts | undefined): Field => ({
  field,
  hasFrench: isFilled(texts?.fr),
  isTranslated: isFilled(texts?.en),
})

const long = (field: Bilingual, { fr, en }: LongTexts): Field => ({
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
