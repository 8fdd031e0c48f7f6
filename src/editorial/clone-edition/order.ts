import { lengthInDays } from '../../domain/date-shift'
import { isRecord } from '../../domain/record'
import { isSlug } from '../../domain/slug'
import { stripControls } from '../../domain/text'
import { isPlainDate, isTimeZone, type PlainDate } from '../../domain/zone'
import type { FieldProblem } from '../progress'

/** An order for a new edition. */
export interface CloneOrder {
  /** Whether only the plan is asked for. */
  isPlan: boolean
  startsOn: PlainDate
  endsOn: PlainDate
  city: string
  title?: string
  slug?: string
  timezone?: string
  /** Whether to copy the partners of the edition. */
  partners: boolean
  /** Whether to copy the participants of the sessions. */
  participants: boolean
}

type Given = Record<string, unknown>

const MOST_DAYS = 31

/** Reads the order in the body of a request. Returns the problems of its fields when there are any. */
export function readOrder(body: unknown): CloneOrder | FieldProblem[] {
  const given = isRecord(body) ? body : {}
  const { startsOn, endsOn = startsOn } = given
  const [city, title, slug, timezone] = ['city', 'title', 'slug', 'timezone'].map((name) => textOf(given[name]))
  const problems = [
    ...daysProblems(startsOn, endsOn),
    ...cityProblems(city),
    ...textProblems({ title, slug, timezone }),
    ...flagProblems(given),
  ]
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

function daysProblems(startsOn: unknown, endsOn: unknown): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!isPlainDate(startsOn)) {
    const fr = 'Indiquez le premier jour de la nouvelle édition.'
    problems.push({ path: 'startsOn', fr, en: 'Give the first day as YYYY-MM-DD.' })
  }
  if (!isPlainDate(endsOn)) {
    const fr = 'Indiquez le dernier jour de la nouvelle édition.'
    problems.push({ path: 'endsOn', fr, en: 'Give the last day as YYYY-MM-DD.' })
  }
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn)) return problems
  const days = lengthInDays({ startsOn, endsOn })
  if (days < 1) {
    problems.push({
      path: 'endsOn',
      fr: 'Le dernier jour vient avant le premier. Corrigez l’une des deux dates.',
      en: 'The last day comes before the first. Correct one of the two dates.',
    })
  } else if (days > MOST_DAYS) {
    problems.push({
      path: 'endsOn',
      fr: `Une édition dure ${MOST_DAYS} jours au plus. Vérifiez l’année des deux dates.`,
      en: `An edition lasts ${MOST_DAYS} days at most. Check the year of the two dates.`,
    })
  }
  return problems
}

function cityProblems(city: string | undefined): FieldProblem[] {
  if (!city) {
    return [{ path: 'city', fr: 'Indiquez la ville de la nouvelle édition.', en: 'Give the city of the new edition.' }]
  }
  if (city.length <= 100) return []
  return [{ path: 'city', fr: 'La ville tient en 100 caractères.', en: 'The city has 100 characters at most.' }]
}

function textProblems({ title, slug, timezone }: Pick<CloneOrder, 'title' | 'slug' | 'timezone'>): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (title && title.length > 200) {
    const fr = 'Le titre tient en 200 caractères.'
    problems.push({ path: 'title', fr, en: 'The title has 200 characters at most.' })
  }
  if (slug && !isSlug(slug)) {
    problems.push({
      path: 'slug',
      fr: 'Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple « nimes-2026 ».',
      en: 'Use lower-case letters without accents, digits and hyphens, such as "nimes-2026".',
    })
  }
  if (timezone && !isTimeZone(timezone)) {
    problems.push({
      path: 'timezone',
      fr: 'Indiquez un fuseau horaire, par exemple Europe/Paris ou Indian/Reunion.',
      en: 'Give an IANA time zone such as Europe/Paris.',
    })
  }
  return problems
}

const flagProblems = (given: Given): FieldProblem[] =>
  ['plan', 'partners', 'participants']
    .filter((name) => given[name] !== undefined && typeof given[name] !== 'boolean')
    .map((path) => ({ path, fr: 'Répondez par oui ou par non.', en: `"${path}" must be true or false.` }))

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? stripControls(value).replace(/\s+/g, ' ').trim() || undefined : undefined
}
