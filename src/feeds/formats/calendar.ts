import type { FeedSession, FeedText, FeedView } from '../../content/programme-feed/feed-view'
import { editionUrl, sessionUrl } from '../links'
import { feedMessages, labelled, titleWithStatus } from '../messages'
import { type CalendarLine, dateTime, escapeText, writeLines } from './icalendar'

/** How long a client may show a calendar before it asks again. */
const REFRESH = 'PT1H'

/**
 * Renders the sessions of a view as one VEVENT each, in UTC ([RFC 5545](https://www.rfc-editor.org/rfc/rfc5545),
 * [RFC 7986](https://www.rfc-editor.org/rfc/rfc7986)). Cancelled and postponed sessions stay, as cancelled.
 */
export function renderCalendar(view: FeedView): string {
  const { edition, language, address, part, sessions } = view
  const name = escapeText([edition.title.text, part].filter(Boolean).join(' – '))
  return writeLines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', `-//Assises CMS//Programme//${language.toUpperCase()}`],
    ['NAME', name],
    ['X-WR-CALNAME', name],
    ...(edition.tagline ? [['DESCRIPTION', escapeText(edition.tagline.text)] as const] : []),
    ['X-WR-TIMEZONE', edition.timezone],
    ['URL', editionUrl(view)],
    ['SOURCE;VALUE=URI', address],
    ['REFRESH-INTERVAL;VALUE=DURATION', REFRESH],
    ['X-PUBLISHED-TTL', REFRESH],
    ...(sessions.length > 0 ? sessions.flatMap((session) => eventOf(session, view)) : emptyCalendar),
    ['END', 'VCALENDAR'],
  ])
}

// A calendar has one component at least (RFC 5545 §3.6).
const emptyCalendar: CalendarLine[] = [
  ['BEGIN', 'VTIMEZONE'],
  ['TZID', 'UTC'],
  ['BEGIN', 'STANDARD'],
  ['DTSTART', '19700101T000000'],
  ['TZOFFSETFROM', '+0000'],
  ['TZOFFSETTO', '+0000'],
  ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
]

function eventOf(session: FeedSession, view: FeedView): CalendarLine[] {
  const { guid, startsAt, endsAt, title, format, track, status } = session
  const isOn = status === 'scheduled'
  const summary = { ...title, text: titleWithStatus(session, view) }
  const description = descriptionOf(session, view)
  const location = locationOf(session, view)
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', guid],
    ['SEQUENCE', String(sequenceOf(session))],
    // Without METHOD, DTSTAMP is when the event last changed (RFC 5545 §3.8.7.2).
    ['DTSTAMP', dateTime(session.modifiedAt)],
    ['CREATED', dateTime(session.createdAt)],
    ['LAST-MODIFIED', dateTime(session.modifiedAt)],
    ['DTSTART', dateTime(startsAt)],
    // DTEND must be later than DTSTART.
    ...(endsAt > startsAt ? [['DTEND', dateTime(endsAt)] as const] : []),
    textLine('SUMMARY', summary, view),
    ...(description ? [['DESCRIPTION', escapeText(description)] as const] : []),
    ...(location ? [['LOCATION', escapeText(location)] as const] : []),
    ['CATEGORIES', [format, track].flatMap((choice) => (choice ? escapeText(choice.label) : [])).join(',')],
    ['URL', sessionUrl(view, session)],
    ['STATUS', isOn ? 'CONFIRMED' : 'CANCELLED'],
    ['TRANSP', isOn ? 'OPAQUE' : 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ]
}

/**
 * The revision of a session: whole seconds between its creation and its published version. It grows with each publication,
 * and the same content has the same number on every node.
 */
const sequenceOf = ({ createdAt, updatedAt }: FeedSession): number =>
  Math.max(0, Math.floor((Date.parse(updatedAt) - Date.parse(createdAt)) / 1000))

const textLine = (name: string, { text, language }: FeedText, view: FeedView): CalendarLine => [
  language === view.language ? name : `${name};LANGUAGE=${language}`,
  escapeText(text),
]

function descriptionOf(session: FeedSession, view: FeedView): string {
  const { language } = view
  const { status, notice, people, abstract, accessibility, registrationUrl, recordingUrl } = session
  const names = new Map(view.people.map(({ id, name }) => [id, name]))
  const taking = people.flatMap(({ id }) => names.get(id) ?? [])
  const means = accessibility.map(({ label }) => label).join(', ')
  return [
    status === 'scheduled' ? undefined : (notice?.text ?? feedMessages[status][language]),
    taking.length > 0 && labelled('people', language, taking.join(', ')),
    abstract?.text,
    means && labelled('accessibility', language, means),
    registrationUrl && status === 'scheduled' && labelled('register', language, registrationUrl),
    recordingUrl && labelled('recording', language, recordingUrl),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function locationOf({ room }: FeedSession, { edition: { venue, city } }: FeedView): string {
  const town = [venue.postalCode, venue.city ?? city].filter(Boolean).join(' ')
  return [...new Set([room?.name, venue.name, venue.address, town])].filter(Boolean).join(', ')
}
