import type { Bilingual, Language } from '../../domain/bilingual'
import { formatClock } from '../../domain/format-moment'
import type { ClonePlan } from './plan'
import { formatCount, formatPlainDay } from './plan-format'

/** Returns the warnings about a plan. */
export const planWarnings = (plan: ClonePlan): Bilingual[] => [
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
      fr: `Le ${formatPlainDay(from, 'fr')} n’a pas de jour correspondant : ${formatCount(lost, 'session')} à placer, sans horaire.`,
      en: `${formatPlainDay(from, 'en')} has no corresponding day: ${lost} sessions to place, without a time.`,
    }))
  const timeless = sessions.filter(({ day }) => !day).length
  if (timeless > 0) {
    messages.push({
      fr: `${formatCount(timeless, 'session')} sans horaire : à placer aussi dans la nouvelle édition.`,
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
