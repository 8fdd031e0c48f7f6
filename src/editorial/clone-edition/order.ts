import { lengthInDays } from '../../domain/date-shift'
import { isSlug } from '../../domain/slug'
import { stripControls } from '../../domain/text'
import { isPlainDate, isTimeZone, type PlainDate } from '../../domain/zone'
import type { FieldProblem } from '../progress'

/** A new edition as somebody asks for it. */
export interface CloneOrder {
  /** Whether only the plan is wanted. */
  isPlan: boolean
  startsOn: PlainDate
  endsOn: PlainDate
  city: string
  title?: string
  slug?: string
  timezone?: string
  partners: boolean
  participants: boolean
}

const MOST_DAYS = 31

/** The order in the body of a request, or what is wrong with it, field by field. */
export function readOrder(body: unknown): CloneOrder | FieldProblem[] {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const problems: FieldProblem[] = []
  const refuse = (path: string, fr: string, en: string) => problems.push({ path, fr, en })
  const { startsOn, endsOn = startsOn } = given
  const [city, title, slug, timezone] = ['city', 'title', 'slug', 'timezone'].map((name) => textOf(given[name]))
  if (!isPlainDate(startsOn)) {
    refuse('startsOn', 'Indiquez le premier jour de la nouvelle édition.', 'Give the first day as YYYY-MM-DD.')
  }
  if (!isPlainDate(endsOn)) {
    refuse('endsOn', 'Indiquez le dernier jour de la nouvelle édition.', 'Give the last day as YYYY-MM-DD.')
  }
  if (isPlainDate(startsOn) && isPlainDate(endsOn)) {
    const days = lengthInDays({ startsOn, endsOn })
    if (days < 1) {
      refuse(
        'endsOn',
        'Le dernier jour vient avant le premier. Corrigez l’une des deux dates.',
        'The last day comes before the first. Correct one of the two dates.',
      )
    } else if (days > MOST_DAYS) {
      refuse(
        'endsOn',
        `Une édition dure ${MOST_DAYS} jours au plus. Vérifiez l’année des deux dates.`,
        `An edition lasts ${MOST_DAYS} days at most. Check the year of the two dates.`,
      )
    }
  }
  if (!city) refuse('city', 'Indiquez la ville de la nouvelle édition.', 'Give the city of the new edition.')
  else if (city.length > 100)
    refuse('city', 'La ville tient en 100 caractères.', 'The city has 100 characters at most.')
  if (title && title.length > 200)
    refuse('title', 'Le titre tient en 200 caractères.', 'The title has 200 characters at most.')
  if (slug && !isSlug(slug)) {
    refuse(
      'slug',
      'Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple « nimes-2026 ».',
      'Use lower-case letters without accents, digits and hyphens, such as "nimes-2026".',
    )
  }
  if (timezone && !isTimeZone(timezone)) {
    refuse(
      'timezone',
      'Indiquez un fuseau horaire, par exemple Europe/Paris ou Indian/Reunion.',
      'Give an IANA time zone such as Europe/Paris.',
    )
  }
  for (const name of ['plan', 'partners', 'participants']) {
    if (given[name] !== undefined && typeof given[name] !== 'boolean') {
      refuse(name, 'Répondez par oui ou par non.', `"${name}" must be true or false.`)
    }
  }
  if (problems.length > 0) return problems
  return {
    isPlan: given.plan === true,
    startsOn: String(startsOn),
    endsOn: String(endsOn),
    city: String(city),
    title,
    slug,
    timezone,
    partners: given.partners === true,
    participants: given.participants === true,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? stripControls(value).replace(/\s+/g, ' ').trim() || undefined : undefined
}
