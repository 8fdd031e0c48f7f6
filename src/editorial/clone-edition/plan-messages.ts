import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import { type Bilingual, type Language, languageOf } from '../../domain/bilingual'
import { formatClock, formatDay } from '../../domain/format-moment'
import { sessionFieldDescriptions } from '../../domain/session-fields'
import { instantAt, type PlainDate, wallTimeIn } from '../../domain/zone'
import type { ClonePlan } from './plan'

/** A plan as sentences for editors. */
export interface PlanMessages {
  copied: string[]
  shifted: string[]
  leftOut: string[]
  warnings: string[]
}

/** Describes a plan in the language of the request. */
export function planMessages(req: PayloadRequest, plan: ClonePlan): PlanMessages {
  const translate = (messages: Bilingual[]) => messages.map((message) => messageFor(req, message))
  return {
    copied: translate(copied(plan)),
    shifted: translate(shifted(plan)),
    leftOut: translate(leftOut(plan)),
    warnings: translate(warnings(plan)),
  }
}

/** The labels of the fields that a copy of a session has, such as « titre, format, thème ». */
const copiedFields: Bilingual = {
  fr: copiedLabels('fr'),
  en: copiedLabels('en'),
}

function copiedLabels(language: Language): string {
  return sessionFieldDescriptions
    .filter(({ clone, kind }) => clone === 'copy' || kind === 'room')
    .map(({ label }) => label[language].charAt(0).toLowerCase() + label[language].slice(1))
    .join(', ')
}

function copied({ sessions, rooms, partners, participants, isSameCity }: ClonePlan): Bilingual[] {
  const list: Bilingual[] = [
    {
      fr: `${count(sessions.length, 'session')} : ${copiedFields.fr} ; en français et en anglais.`,
      en: `${sessions.length} sessions: ${copiedFields.en}; in French and English.`,
    },
    { fr: `${count(rooms.length, 'salle')}.`, en: `${rooms.length} rooms.` },
  ]
  if (participants) {
    const people = new Set(sessions.flatMap(({ source }) => (source.participants ?? []).map(({ speaker }) => speaker)))
    list.push({
      fr: `${count(people.size, 'personne')} dans leurs sessions : demandez-leur avant de publier.`,
      en: `${people.size} people in their sessions: ask them before you publish.`,
    })
  }
  if (partners.length > 0)
    list.push({ fr: `${count(partners.length, 'partenaire')}.`, en: `${partners.length} partners.` })
  if (isSameCity) list.push({ fr: 'Le lieu et son adresse.', en: 'The venue and its address.' })
  return list
}

function shifted({ dayMoves, openingHours, days }: ClonePlan): Bilingual[] {
  const list = dayMoves.flatMap(({ from, to, sessions }): Bilingual[] =>
    to
      ? [
          {
            fr: `Le ${dayOf(from, 'fr')} devient le ${dayOf(to, 'fr')} : ${count(sessions, 'session')}, aux mêmes heures.`,
            en: `${dayOf(from, 'en')} becomes ${dayOf(to, 'en')}: ${sessions} sessions, at the same hours.`,
          },
        ]
      : [],
  )
  if (openingHours.length > 0) {
    list.push({ fr: 'Les heures d’ouverture suivent les jours.', en: 'Opening hours follow the days.' })
  }
  list.push({ fr: `Fuseau horaire : ${days.timezone}.`, en: `Time zone: ${days.timezone}.` })
  return list
}

function leftOut({ sessions, participants, partners, isSameCity }: ClonePlan): Bilingual[] {
  const off = sessions.filter(({ source }) => source.status === 'cancelled' || source.status === 'postponed').length
  return [
    {
      fr: 'Témoignages, accords, enregistrements, adresses d’inscription, chiffres clés et engagements.',
      en: 'Testimonials, consents, recordings, registration addresses, key figures and commitments.',
    },
    {
      fr: 'Accroche, présentation et image principale : elles se réécrivent pour chaque édition.',
      en: 'Tagline, summary and main image: each edition has its own.',
    },
    ...(participants ? [] : [{ fr: 'Les personnes des sessions.', en: 'The people of the sessions.' }]),
    ...(partners.length > 0 ? [] : [{ fr: 'Les partenaires.', en: 'The partners.' }]),
    ...(isSameCity ? [] : [{ fr: 'Le lieu et son adresse : la ville change.', en: 'The venue: the city changes.' }]),
    ...(off > 0
      ? [
          {
            fr: `${count(off, 'session annulée ou reportée', 'sessions annulées ou reportées')} : prévues de nouveau, sans leur mot au public.`,
            en: `${off} cancelled or postponed sessions: scheduled again, without their public notice.`,
          },
        ]
      : []),
    { fr: 'Les numéros des sessions : de nouveaux sont donnés.', en: 'Session numbers: new ones are given.' },
  ]
}

const warnings = (plan: ClonePlan): Bilingual[] => [
  ...otherCopies(plan),
  ...sessionsWithoutTime(plan),
  ...clockChanges(plan),
  ...movedRooms(plan),
]

function otherCopies({ existing, otherCities, city }: ClonePlan): Bilingual[] {
  const messages = otherCities.map((other) => ({
    fr: `Une autre édition faite à partir de celle-ci commence déjà ce jour-là, à ${other}. Pour la compléter, indiquez cette ville.`,
    en: `Another edition made from this one already starts on that day, in ${other}. To complete it, give that city.`,
  }))
  if (existing) {
    messages.unshift({
      fr: `Une édition faite à partir de celle-ci commence déjà ce jour-là, à ${city}. Elle sera complétée, pas doublée.`,
      en: `An edition made from this one already starts on that day, in ${city}. It will be completed, not doubled.`,
    })
  }
  return messages
}

function sessionsWithoutTime({ dayMoves, sessions }: ClonePlan): Bilingual[] {
  const messages = dayMoves
    .filter(({ to }) => !to)
    .map(({ from, sessions: lost }) => ({
      fr: `Le ${dayOf(from, 'fr')} n’a pas de jour correspondant : ${count(lost, 'session')} à placer, sans horaire.`,
      en: `${dayOf(from, 'en')} has no corresponding day: ${lost} sessions to place, without a time.`,
    }))
  const timeless = sessions.filter(({ day }) => !day).length
  if (timeless > 0) {
    messages.push({
      fr: `${count(timeless, 'session')} sans horaire : à placer aussi dans la nouvelle édition.`,
      en: `${timeless} sessions without a time: to place in the new edition too.`,
    })
  }
  return messages
}

function clockChanges({ sessions, days: { timezone } }: ClonePlan): Bilingual[] {
  return sessions.flatMap(({ source: { title }, span }) => {
    if (!span || span.clock === 'none') return []
    const name = title?.fr ?? title?.en ?? ''
    const start = (language: Language) => formatClock(span.startsAt, timezone, language)
    return [
      {
        fr: `« ${name} » tombe sur le changement d’heure : elle commence à ${start('fr')}. Vérifiez son horaire.`,
        en: `"${name}" falls on the clock change: it starts at ${start('en')}. Check its time.`,
      },
    ]
  })
}

function movedRooms({ isSameCity, rooms }: ClonePlan): Bilingual[] {
  if (isSameCity || rooms.length === 0) return []
  return [
    {
      fr: 'La ville change : les salles gardent leur nom et leurs places. Corrigez-les quand le lieu est connu.',
      en: 'The city changes: rooms keep their names and capacities. Correct them once the venue is known.',
    },
  ]
}

/** Formats a number with its noun: « 0 salle », « 1 salle », « 3 salles ». */
function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number < 2 ? one : many}`
}

const dayOf = (day: PlainDate, language: Language) => formatDay(instantAt(`${day}T12:00`, 'UTC'), 'UTC', language)

/** Formats the start of a session in the language of the request; `undefined` without a start. */
export function formatStart(req: PayloadRequest, startsAt: string | null | undefined, zone: string) {
  if (!startsAt) return undefined
  const language = languageOf(req.i18n)
  const day = wallTimeIn(startsAt, zone).slice(0, 10)
  return `${dayOf(day, language)}, ${formatClock(startsAt, zone, language)}`
}
