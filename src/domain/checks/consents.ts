import { NEVER } from '../consent'
import { formatDay } from '../format-moment'
import { DEFAULT_ZONE, endOfDay, type Instant, isPlainDate } from '../zone'
import { type Finding, finding, type Place } from './finding'
import type { Programme } from './programme'
import { shownPictures } from './shown-pictures'
import { labelOf } from './words'

/** What will not be shown because nobody agreed, or no longer agrees, on the day of the check or of the edition. */
export function findMissingConsents(programme: Programme, now: Instant): Finding[] {
  const { edition, testimonials } = programme
  const lastMoment = isPlainDate(edition.endsOn) ? endOfDay(edition.endsOn, edition.timezone) : now
  const judge = (consentUntil: Instant | undefined, place: Place, what: What) =>
    judgeConsent({ consentUntil, now, lastMoment }, place, what)
  return [
    ...testimonials.flatMap(({ id, name, consentUntil }) =>
      judge(consentUntil, { collection: 'testimonials', id, path: 'consents', label: labelOf(name) }, story),
    ),
    ...shownPictures(programme)
      .filter(({ picture }) => picture.needsConsent)
      .flatMap(({ picture, place }) => judge(picture.consentUntil, place, image)),
  ]
}

interface What {
  fr: string
  en: string
}

const story: What = { fr: 'Ce témoignage', en: 'This testimonial' }
const image: What = { fr: 'L’image', en: 'The image' }

interface Times {
  consentUntil: Instant | undefined
  now: Instant
  /** The end of the edition. */
  lastMoment: Instant
}

function judgeConsent({ consentUntil, now, lastMoment }: Times, place: Place, what: What): Finding[] {
  const end = time(consentUntil ?? NEVER)
  if (end === time(NEVER)) {
    return [
      finding('consent-missing', place, {
        fr: `${what.fr} ne paraîtra pas : aucun accord valable ne le permet. Enregistrez l’accord de la personne.`,
        en: `${what.en} will not be public: no valid consent allows it. Record the consent of the person.`,
      }),
    ]
  }
  // The end of a day is the first moment of the next one.
  const lastDay = new Date(end - 1).toISOString()
  const [fr, en] = [formatDay(lastDay, DEFAULT_ZONE, 'fr'), formatDay(lastDay, DEFAULT_ZONE, 'en')]
  if (end <= time(now)) {
    return [
      finding('consent-expired', place, {
        fr: `${what.fr} ne paraît plus : l’accord s’est terminé le ${fr}. Demandez à la personne si elle le renouvelle.`,
        en: `${what.en} is no longer public: the consent ended on ${en}. Ask the person whether they renew it.`,
      }),
    ]
  }
  if (end >= time(lastMoment)) return []
  return [
    finding('consent-ends-early', place, {
      fr: `${what.fr} disparaîtra avant la fin de l’édition : l’accord se termine le ${fr}. Demandez à la personne si elle le prolonge.`,
      en: `${what.en} will disappear before the end of the edition: the consent ends on ${en}. Ask the person whether they extend it.`,
    }),
  ]
}

const time = (instant: Instant) => new Date(instant).getTime()
