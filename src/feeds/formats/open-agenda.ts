import type { FeedSession, FeedText, FeedView } from '../../content/programme-feed/feed-view'
import { editionUrl, sessionUrl } from '../links'
import { integerOf } from './integer-id'
import { dateTimeIn } from './zoned-time'

/** The longest texts that OpenAgenda accepts, in characters. */
const LIMITS = { title: 140, description: 200, longDescription: 10_000 }

const modes = { onsite: 1, online: 2, hybrid: 3 }
const statuses = { scheduled: 1, postponed: 4, cancelled: 6 }
const PUBLISHED = 2

/** The kinds of impairment that each means of accessibility is for: hearing, motor, psychic, intellectual, visual. */
const impairments: Record<string, readonly ('hi' | 'mi' | 'pi' | 'ii' | 'vi')[]> = {
  lsf: ['hi'],
  captions: ['hi'],
  'hearing-loop': ['hi'],
  'step-free': ['mi'],
  quiet: ['pi', 'ii'],
}

/** Renders the sessions of a view as events of OpenAgenda (https://developers.openagenda.com/en/evenements/structure). */
export const renderOpenAgenda = (view: FeedView): string =>
  JSON.stringify({ total: view.sessions.length, events: view.sessions.map((session) => eventOf(session, view)) })

function eventOf(session: FeedSession, view: FeedView) {
  const { edition } = view
  const { title, abstract, notice, status, format, track } = session
  const short = (status === 'scheduled' ? abstract : (notice ?? abstract)) ?? { ...title, text: format.label }
  const keywords = [format, track].flatMap((choice) => choice?.label ?? [])
  const isPlaced = edition.attendance !== 'online'
  return {
    uid: integerOf(session.guid),
    slug: session.slug,
    extIds: [{ key: 'assises-cms', value: session.guid }],
    title: multilingual(title, LIMITS.title),
    description: multilingual({ ...short, text: short.text.replace(/\s+/g, ' ') }, LIMITS.description),
    longDescription: abstract && multilingual(abstract, LIMITS.longDescription),
    keywords: { [view.language]: keywords },
    registration: session.registrationUrl ? [{ type: 'link', value: session.registrationUrl }] : [],
    accessibility: accessibilityOf(session),
    timings: [
      { begin: dateTimeIn(session.startsAt, edition.timezone), end: dateTimeIn(session.endsAt, edition.timezone) },
    ],
    attendanceMode: modes[edition.attendance],
    location: isPlaced ? locationOf(session, view) : undefined,
    onlineAccessLink: edition.attendance === 'onsite' ? undefined : (edition.registrationUrl ?? editionUrl(view)),
    links: [{ link: sessionUrl(view, session) }],
    timezone: edition.timezone,
    status: statuses[status],
    state: PUBLISHED,
    createdAt: session.createdAt,
    updatedAt: session.modifiedAt,
  }
}

function accessibilityOf({ accessibility }: FeedSession) {
  const served = new Set(accessibility.flatMap(({ value }) => impairments[value] ?? []))
  return Object.fromEntries((['hi', 'vi', 'pi', 'mi', 'ii'] as const).map((code) => [code, served.has(code)]))
}

function locationOf({ room }: FeedSession, { edition }: FeedView) {
  const { venue, city, region, timezone, guid } = edition
  return {
    uid: integerOf(guid),
    name: [room?.name, venue.name ?? city].filter(Boolean).join(', '),
    address: [venue.address, [venue.postalCode, venue.city ?? city].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
    city: venue.city ?? city,
    postalCode: venue.postalCode,
    region,
    timezone,
    access: venue.accessInfo && { [venue.accessInfo.language]: venue.accessInfo.text },
  }
}

/** Returns a text under its language, cut at `most` characters. */
const multilingual = ({ text, language }: FeedText, most: number) => ({ [language]: cut(text, most) })

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
