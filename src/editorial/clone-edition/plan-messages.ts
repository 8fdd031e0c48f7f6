import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import { type Bilingual, type Language, languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { sessionFieldDescriptions } from '../../domain/session-fields'
import type { ClonePlan } from './plan'
import { formatCount, formatPlainDay } from './plan-format'
import { planWarnings } from './plan-warnings'

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
    warnings: translate(planWarnings(plan)),
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
      fr: `${formatCount(sessions.length, 'session')} : ${copiedFields.fr} ; en français et en anglais.`,
      en: `${sessions.length} sessions: ${copiedFields.en}; in French and English.`,
    },
    { fr: `${formatCount(rooms.length, 'salle')}.`, en: `${rooms.length} rooms.` },
  ]
  if (participants) {
    const people = new Set(sessions.flatMap(({ source }) => (source.participants ?? []).map(({ speaker }) => speaker)))
    list.push({
      fr: `${formatCount(people.size, 'personne')} dans leurs sessions : demandez-leur avant de publier.`,
      en: `${people.size} people in their sessions: ask them before you publish.`,
    })
  }
  if (partners.length > 0)
    list.push({ fr: `${formatCount(partners.length, 'partenaire')}.`, en: `${partners.length} partners.` })
  if (isSameCity) list.push({ fr: 'Le lieu et son adresse.', en: 'The venue and its address.' })
  return list
}

function shifted({ dayMoves, openingHours, days }: ClonePlan): Bilingual[] {
  const list = dayMoves.flatMap(({ from, to, sessions }): Bilingual[] =>
    to
      ? [
          {
            fr: `Le ${formatPlainDay(from, 'fr')} devient le ${formatPlainDay(to, 'fr')} : ${formatCount(sessions, 'session')}, aux mêmes heures.`,
            en: `${formatPlainDay(from, 'en')} becomes ${formatPlainDay(to, 'en')}: ${sessions} sessions, at the same hours.`,
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
            fr: `${formatCount(off, 'session annulée ou reportée', 'sessions annulées ou reportées')} : prévues de nouveau, sans leur mot au public.`,
            en: `${off} cancelled or postponed sessions: scheduled again, without their public notice.`,
          },
        ]
      : []),
    { fr: 'Les numéros des sessions : de nouveaux sont donnés.', en: 'Session numbers: new ones are given.' },
  ]
}

/** Formats the start of a session in the language of the request; `undefined` without a start. */
export function formatStart(req: PayloadRequest, startsAt: string | null | undefined, zone: string) {
  if (!startsAt) return undefined
  return formatMoment(startsAt, zone, languageOf(req.i18n))
}
