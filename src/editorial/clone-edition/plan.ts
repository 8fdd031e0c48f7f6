import type { Localised } from '../../domain/bilingual'
import { type Shifted, shiftDay, shiftInterval, withYearOf } from '../../domain/date-shift'
import type { EditionDays } from '../../domain/schedule/edition-days'
import { slugify } from '../../domain/slug'
import { searchKey } from '../../domain/text'
import { dayIn, type PlainDate } from '../../domain/zone'
import type { CloneOrder } from './order'
import type { Source, SourceEdition, SourceRoom, SourceSession } from './source'

/** A session with its day in the source edition and its time in the new one; both are absent without a time. */
export interface PlannedSession {
  source: SourceSession
  day?: PlainDate
  span?: Shifted
}

/** The contents of a new edition, before anything is written. */
export interface ClonePlan {
  /** The edition that an interrupted run created: it is completed, and its title, city and days are not changed. */
  existing?: SourceEdition
  /** The cities of other editions that were made from the same one and start on the same day. */
  otherCities: string[]
  title: Localised
  slug?: string
  city: string
  isSameCity: boolean
  days: EditionDays
  /** The days of the source edition that have sessions, with the corresponding day of the new edition if there is one. */
  dayMoves: { from: PlainDate; to?: PlainDate; sessions: number }[]
  sessions: PlannedSession[]
  rooms: SourceRoom[]
  openingHours: NonNullable<SourceEdition['openingHours']>
  partners: NonNullable<SourceEdition['partners']>
  participants: boolean
}

/**
 * Plans the edition of an order. `copies` are the editions that were made from the same one and start on the same day;
 * `existing` is the one of them that an earlier run of the same order created.
 */
export function planClone(
  { edition, rooms, sessions }: Source,
  order: CloneOrder,
  existing?: SourceEdition,
  copies: readonly SourceEdition[] = [],
): ClonePlan {
  const from: EditionDays = edition
  const days: EditionDays = existing ?? {
    startsOn: order.startsOn,
    endsOn: order.endsOn,
    timezone: order.timezone ?? edition.timezone,
  }
  const planned = sessions.map((session) => place(session, from, days))
  return {
    existing,
    otherCities: existing ? [] : copies.flatMap(({ city }) => city || []),
    title: existing?.title ?? titleOf(edition, order),
    slug: order.slug,
    city: existing?.city ?? order.city,
    isSameCity: searchKey(existing?.city ?? order.city) === searchKey(edition.city ?? ''),
    days,
    dayMoves: movesOf(planned, from, days),
    sessions: planned,
    rooms,
    openingHours: (edition.openingHours ?? []).flatMap(({ day, opensAt, closesAt }) => {
      const shifted = shiftDay(day, from, days)
      return shifted ? [{ day: shifted, opensAt, closesAt }] : []
    }),
    partners: order.partners ? (edition.partners ?? []).map(({ organisation, role }) => ({ organisation, role })) : [],
    participants: order.participants,
  }
}

/** Returns the default slug of a new edition: « nimes-2026 ». */
export const defaultSlug = ({ city, days }: ClonePlan): string => slugify(`${city} ${days.startsOn.slice(0, 4)}`)

function titleOf({ title, startsOn }: SourceEdition, order: CloneOrder): Localised {
  const renamed = (text: string | null | undefined) => text && withYearOf(text, startsOn, order.startsOn)
  return order.title ? { fr: order.title, en: null } : { fr: renamed(title.fr), en: renamed(title.en) }
}

function place(source: SourceSession, from: EditionDays, to: EditionDays): PlannedSession {
  const { startsAt, endsAt } = source
  if (!startsAt || !endsAt) return { source }
  return { source, day: dayIn(startsAt, from.timezone), span: shiftInterval({ startsAt, endsAt }, from, to) }
}

function movesOf(sessions: PlannedSession[], from: EditionDays, to: EditionDays): ClonePlan['dayMoves'] {
  const counts = new Map<PlainDate, number>()
  for (const { day } of sessions) if (day) counts.set(day, (counts.get(day) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, count]) => ({ from: day, to: shiftDay(day, from, to), sessions: count }))
}
