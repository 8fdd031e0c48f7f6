import type { FeedView } from '../../content/programme-feed/feed-view'
import { type ScheduleDay, type ScheduleEvent, scheduleOf } from './schedule'
import { element, writeXml, type XmlElement } from './xml'

/** Renders a view as `schedule.xml`: the schedule of `schedule.json` in the older form (https://c3voc.de/wiki/schedule). */
export function renderScheduleXml(view: FeedView): string {
  const { version, base_url, conference } = scheduleOf(view)
  const { address, rooms } = view
  const guids = new Map(rooms.map(({ name, guid }) => [name, guid]))
  return writeXml(
    element('schedule', [
      element('generator', '', { name: 'assises-cms' }),
      element('url', address),
      element('version', version),
      element('conference', [
        element('title', conference.title),
        element('acronym', conference.acronym),
        element('start', conference.start),
        element('end', conference.end),
        element('days', String(conference.daysCount)),
        element('timeslot_duration', conference.timeslot_duration),
        element('base_url', base_url),
        element('url', conference.url),
        element('time_zone_name', conference.time_zone_name),
        ...conference.tracks.map(({ name, slug }) => element('track', '', { name, slug })),
      ]),
      ...conference.days.map((day) => dayElement(day, guids)),
    ]),
  )
}

const dayElement = ({ index, date, day_start, day_end, rooms }: ScheduleDay, guids: Map<string, string>) =>
  element(
    'day',
    Object.entries(rooms).map(([name, events]) =>
      element('room', events.map(eventElement), { name, guid: guids.get(name) }),
    ),
    { index: String(index), date, start: day_start, end: day_end },
  )

// The schema asks for the first ones, empty or not; of the others an empty one is left out.
const eventElement = (event: ScheduleEvent): XmlElement =>
  element(
    'event',
    [
      element('room', event.room),
      element('title', event.title),
      element('type', event.type),
      element('date', event.date),
      element('start', event.start),
      element('duration', event.duration),
      element('abstract', event.abstract ?? ''),
      element('track', event.track ?? ''),
      event.subtitle ? element('subtitle', event.subtitle) : undefined,
      element('slug', event.slug),
      event.language ? element('language', event.language) : undefined,
      event.persons.length > 0
        ? element(
            'persons',
            event.persons.map(({ name, guid }) => element('person', name, { guid })),
          )
        : undefined,
      event.links.length > 0
        ? element(
            'links',
            event.links.map(({ url, title }) => element('link', title, { href: url })),
          )
        : undefined,
      element('url', event.url),
    ],
    { guid: event.guid, id: String(event.id) },
  )
