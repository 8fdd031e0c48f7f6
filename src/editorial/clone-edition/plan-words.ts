import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { formatClock, formatDay } from '../../domain/format-moment'
import { instantAt, type PlainDate, wallTimeIn } from '../../domain/zone'
import type { ClonePlan } from './plan'

/** The plan as an editor reads it: what is copied, what moves, what stays behind, and what to look at. */
export interface PlanWords {
  copied: string[]
  shifted: string[]
  leftOut: string[]
  warnings: string[]
}

/** Puts a plan into the words of whoever asks for it. */
export function planWords(req: PayloadRequest, plan: ClonePlan): PlanWords {
  const inWords = (list: Bilingual[]) => list.map((text) => messageFor(req, text))
  return {
    copied: inWords(copied(plan)),
    shifted: inWords(shifted(plan)),
    leftOut: inWords(leftOut(plan)),
    warnings: inWords(warnings(plan)),
  }
}

function copied({ sessions, rooms, partners, participants, isSameCity }: ClonePlan): Bilingual[] {
  const list: Bilingual[] = [
    {
      fr: `${count(sessions.length, 'session')} : titre, format, thème, résumé, salle, accessibilité, places ; en français et en anglais.`,
      en: `${sessions.length} sessions: title, format, track, abstract, room, accessibility, capacity; in French and English.`,
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

function warnings({
  dayMoves,
  sessions,
  rooms,
  days,
  isSameCity,
  existing,
  otherCities,
  city,
}: ClonePlan): Bilingual[] {
  const list: Bilingual[] = []
  if (existing) {
    list.push({
      fr: `Une édition faite à partir de celle-ci commence déjà ce jour-là, à ${city}. Elle sera complétée, pas doublée.`,
      en: `An edition made from this one already starts on that day, in ${city}. It will be completed, not doubled.`,
    })
  }
  for (const other of otherCities) {
    list.push({
      fr: `Une autre édition faite à partir de celle-ci commence déjà ce jour-là, à ${other}. Pour la compléter, indiquez cette ville.`,
      en: `Another edition made from this one already starts on that day, in ${other}. To complete it, give that city.`,
    })
  }
  for (const { from, to, sessions: lost } of dayMoves) {
    if (to) continue
    list.push({
      fr: `Le ${dayOf(from, 'fr')} n’a pas de jour correspondant : ${count(lost, 'session')} à placer, sans horaire.`,
      en: `${dayOf(from, 'en')} has no corresponding day: ${lost} sessions to place, without a time.`,
    })
  }
  const timeless = sessions.filter(({ day }) => !day).length
  if (timeless > 0) {
    list.push({
      fr: `${count(timeless, 'session')} sans horaire : à placer aussi dans la nouvelle édition.`,
      en: `${timeless} sessions without a time: to place in the new edition too.`,
    })
  }
  for (const { source, span } of sessions) {
    if (!span || span.clock === 'none') continue
    const title = source.title.fr ?? source.title.en ?? ''
    const [fr, en] = (['fr', 'en'] as const).map((language) => formatClock(span.startsAt, days.timezone, language))
    list.push({
      fr: `« ${title} » tombe sur le changement d’heure : elle commence à ${fr}. Vérifiez son horaire.`,
      en: `"${title}" falls on the clock change: it starts at ${en}. Check its time.`,
    })
  }
  if (!isSameCity && rooms.length > 0) {
    list.push({
      fr: 'La ville change : les salles gardent leur nom et leurs places. Corrigez-les quand le lieu est connu.',
      en: 'The city changes: rooms keep their names and capacities. Correct them once the venue is known.',
    })
  }
  return list
}

/** « 1 salle », « 3 salles », « Aucune » is never needed: zero reads « 0 salle ». */
function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number < 2 ? one : many}`
}

const dayOf = (day: PlainDate, language: 'fr' | 'en') => formatDay(instantAt(`${day}T12:00`, 'UTC'), 'UTC', language)

/** When a session starts, in the words of whoever reads; `undefined` while it is to place. */
export function startWords(req: PayloadRequest, startsAt: string | null | undefined, zone: string) {
  if (!startsAt) return undefined
  const language = req.i18n.language === 'en' ? 'en' : 'fr'
  const day = wallTimeIn(startsAt, zone).slice(0, 10)
  return `${dayOf(day, language)}, ${formatClock(startsAt, zone, language)}`
}
