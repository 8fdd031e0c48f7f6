import type { FeedSession, FeedView } from '../../content/programme-feed/feed-view'
import { inLanguage } from '../../domain/bilingual'
import { slugify } from '../../domain/slug'
import { dayIn, endOfDay, type Instant, instantAt, type PlainDate } from '../../domain/zone'
import { daysOf } from '../days'
import { editionUrl, personUrl, sessionUrl } from '../links'
import { feedMessages, titleWithStatus } from '../messages'
import { clockTime, dateTimeIn } from './zoned-time'

/** The days of a schedule, each with its rooms. */
export type ScheduleDay = ReturnType<typeof dayOf>

/** One event of a schedule. */
export type ScheduleEvent = ReturnType<typeof eventOf>

/** Renders a view as `schedule.json`, which schedule apps read. */
export const renderScheduleJson = (view: FeedView): string => JSON.stringify({ schedule: scheduleOf(view) })

/** Returns a view as a schedule (https://c3voc.de/wiki/schedule). A session that does not take place has that in its title, since there is no field for it. */
export function scheduleOf(view: FeedView) {
  const { edition, origin, rooms } = view
  const acronym = acronymOf(edition.slug)
  const days = daysOf(view)
  const tracks = new Map(view.sessions.flatMap(({ track }) => (track ? [[track.value, track.label] as const] : [])))
  return {
    version: view.releases[0] ? String(view.releases[0].number) : '0',
    base_url: `${origin}/`,
    conference: {
      acronym,
      title: edition.title.text,
      start: edition.startsOn,
      end: edition.endsOn,
      daysCount: days.length,
      timeslot_duration: '00:05',
      time_zone_name: edition.timezone,
      url: editionUrl(view),
      tracks: [...tracks].map(([value, name]) => ({ name, slug: value })),
      rooms: rooms.map(({ name, guid, capacity }) => ({ name, guid, ...(capacity === undefined ? {} : { capacity }) })),
      days: days.map((day, index) => dayOf(day, index + 1, acronym, view)),
    },
  }
}

/** Returns the acronym of an edition: `montpellier2024`. The format refuses hyphens, and fewer than four characters. */
const acronymOf = (slug: string): string => slug.replaceAll('-', '').padEnd(4, '_')

function dayOf(date: PlainDate, index: number, acronym: string, view: FeedView) {
  const { timezone } = view.edition
  const rooms = new Map<string, ScheduleEvent[]>()
  for (const session of view.sessions) {
    if (dayIn(session.startsAt, timezone) !== date) continue
    const event = eventOf(session, acronym, view)
    rooms.set(event.room, [...(rooms.get(event.room) ?? []), event])
  }
  return {
    index,
    date,
    day_start: dateTimeIn(instantAt(`${date}T00:00`, timezone), timezone),
    day_end: dateTimeIn(endOfDay(date, timezone), timezone),
    rooms: Object.fromEntries(rooms),
  }
}

function eventOf(session: FeedSession, acronym: string, view: FeedView) {
  const { guid, number, startsAt, endsAt, room, slug, track, format, spoken, notice, status } = session
  const { timezone } = view.edition
  const people = new Map(view.people.map((person) => [person.id, person]))
  return {
    guid,
    id: number ?? idOfGuid(guid),
    date: dateTimeIn(startsAt, timezone),
    start: clockTime(startsAt, timezone),
    end: dateTimeIn(endsAt, timezone),
    duration: durationBetween(startsAt, endsAt),
    room: room?.name || inLanguage(feedMessages.unplaced, view.language),
    slug: `${acronym}-${String(number ?? idOfGuid(guid)).padStart(3, '0')}-${slug || slugify(format.value)}`,
    url: sessionUrl(view, session),
    title: titleWithStatus(session, view),
    subtitle: (status !== 'scheduled' && notice?.text) || null,
    track: track?.label ?? null,
    type: format.value,
    language: spoken ? spoken.value.slice(0, 2) : null,
    abstract: session.abstract?.text ?? null,
    description: null,
    persons: session.people.flatMap(({ id }) => {
      const person = people.get(id)
      return person ? [{ name: person.name, guid: person.guid, url: personUrl(view, person) }] : []
    }),
    links: [
      ...(session.registrationUrl ? [{ url: session.registrationUrl, title: messageIn(view, 'register') }] : []),
      ...(session.recordingUrl ? [{ url: session.recordingUrl, title: messageIn(view, 'recording') }] : []),
    ],
  }
}

const messageIn = ({ language }: FeedView, name: keyof typeof feedMessages) => inLanguage(feedMessages[name], language)

/** Returns a positive integer for a session without a number. */
const idOfGuid = (guid: string): number => Number.parseInt(guid.slice(0, 7), 16) + 1

/** Returns a duration as hours and minutes: `01:30`. */
function durationBetween(startsAt: Instant, endsAt: Instant): string {
  const minutes = Math.max(0, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000))
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
