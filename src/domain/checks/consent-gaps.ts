import { type Bilingual, inBothLanguages } from '../bilingual'
import { NEVER } from '../consent'
import { formatDay } from '../format-moment'
import { DEFAULT_ZONE, endOfDay, type Instant, isPlainDate } from '../zone'
import { type Place, placeIn } from './place'
import type { Programme } from './programme'
import { shownPictures } from './shown-pictures'

/** A testimonial or an image that is not covered by a consent until the end of the edition. */
export interface ConsentGap {
  state: 'missing' | 'expired' | 'ends-early'
  place: Place
  /** « Ce témoignage » or « L’image ». */
  subject: Bilingual
  /** The last day of the consent. */
  lastDay: Bilingual
}

/** Returns the testimonials and images of a programme whose consent is in one state. */
export function consentGaps(programme: Programme, now: Instant, state: ConsentGap['state']): ConsentGap[] {
  const { endsOn, timezone } = programme.edition
  const lastMoment = isPlainDate(endsOn) ? endOfDay(endsOn, timezone) : now
  return subjectsOf(programme)
    .filter(({ consentUntil }) => stateOf(consentUntil, now, lastMoment) === state)
    .map(({ consentUntil, ...subject }) => ({ ...subject, state, lastDay: lastDayOf(consentUntil) }))
}

interface Subject extends Pick<ConsentGap, 'place' | 'subject'> {
  consentUntil: Instant
}

function subjectsOf(programme: Programme): Subject[] {
  const testimonials = programme.testimonials.map((testimonial) => ({
    place: placeIn('testimonials', testimonial, 'consents'),
    subject: { fr: 'Ce témoignage', en: 'This testimonial' },
    consentUntil: testimonial.consentUntil ?? NEVER,
  }))
  const pictures = shownPictures(programme).filter(({ picture }) => picture.needsConsent)
  return [
    ...testimonials,
    ...pictures.map(({ picture, place }) => ({
      place,
      subject: { fr: 'L’image', en: 'The image' },
      consentUntil: picture.consentUntil ?? NEVER,
    })),
  ]
}

function stateOf(consentUntil: Instant, now: Instant, lastMoment: Instant): ConsentGap['state'] | undefined {
  const end = time(consentUntil)
  if (end === time(NEVER)) return 'missing'
  if (end <= time(now)) return 'expired'
  return end < time(lastMoment) ? 'ends-early' : undefined
}

// A consent ends with a day, which is the first moment of the next one.
function lastDayOf(consentUntil: Instant): Bilingual {
  const lastMoment = new Date(time(consentUntil) - 1).toISOString()
  return inBothLanguages((language) => formatDay(lastMoment, DEFAULT_ZONE, language))
}

const time = (instant: Instant) => new Date(instant).getTime()
