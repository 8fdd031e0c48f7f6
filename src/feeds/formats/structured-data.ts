import type { FeedPerson, FeedSession, FeedView } from '../../content/programme-feed/feed-view'
import { editionUrl, personUrl, sessionUrl } from '../links'
import { dateTimeIn } from './zoned-time'

const modes = {
  onsite: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
}
const statuses = { scheduled: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed' }

/** Renders an edition with its sessions as structured data (https://schema.org/Event). */
export function renderStructuredData(view: FeedView): string {
  const { edition, language, sessions } = view
  const organisers = edition.partners.filter(({ role }) => role.value === 'organiser' || role.value === 'co-organiser')
  const sponsors = edition.partners.filter(({ role }) => role.value === 'sponsor')
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': editionUrl(view),
    url: editionUrl(view),
    identifier: edition.guid,
    name: edition.title.text,
    description: edition.tagline?.text ?? edition.summary?.text,
    image: edition.image?.url,
    inLanguage: language,
    startDate: edition.startsOn,
    endDate: edition.endsOn,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: `https://schema.org/${modes[edition.attendance]}`,
    location: locationOf(view),
    organizer: nonEmpty(organisers.map(organisation)),
    sponsor: nonEmpty(sponsors.map(organisation)),
    offers: edition.registrationUrl && offerAt(edition.registrationUrl),
    subEvent: sessions.map((session) => subEvent(session, view)),
  })
}

function subEvent(session: FeedSession, view: FeedView) {
  const { timezone } = view.edition
  const people = new Map(view.people.map((person) => [person.id, person]))
  const performers = session.people.flatMap(({ id }) => {
    const person = people.get(id)
    return person ? [personOf(person, view)] : []
  })
  return {
    '@type': 'Event',
    '@id': sessionUrl(view, session),
    url: sessionUrl(view, session),
    identifier: session.guid,
    name: session.title.text,
    description: session.status !== 'scheduled' && session.notice ? session.notice.text : session.abstract?.text,
    inLanguage: session.spoken?.value.split('-') ?? undefined,
    startDate: dateTimeIn(session.startsAt, timezone),
    endDate: dateTimeIn(session.endsAt, timezone),
    eventStatus: `https://schema.org/${statuses[session.status]}`,
    eventAttendanceMode: `https://schema.org/${modes[view.edition.attendance]}`,
    location: locationOf(view, session.room?.name),
    performer: nonEmpty(performers),
    about: session.track && { '@type': 'Thing', name: session.track.label },
    maximumAttendeeCapacity: session.capacity,
    offers: session.registrationUrl && offerAt(session.registrationUrl),
    recordedIn: session.recordingUrl && { '@type': 'CreativeWork', url: session.recordingUrl },
    superEvent: { '@id': editionUrl(view) },
  }
}

const personOf = (person: FeedPerson, view: FeedView) => ({
  '@type': 'Person',
  '@id': personUrl(view, person),
  url: personUrl(view, person),
  name: person.name,
  jobTitle: person.headline?.text,
  image: person.photo?.url,
  worksFor: person.organisation && organisation(person.organisation),
  sameAs: nonEmpty(person.links.map(({ url }) => url)),
})

function locationOf(view: FeedView, room?: string) {
  const { attendance, venue, city, region } = view.edition
  const virtual = { '@type': 'VirtualLocation', url: editionUrl(view) }
  if (attendance === 'online') return virtual
  const place = {
    '@type': 'Place',
    name: [room, venue.name ?? city].filter(Boolean).join(', '),
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue.address,
      postalCode: venue.postalCode,
      addressLocality: venue.city ?? city,
      addressRegion: region,
    },
  }
  return attendance === 'hybrid' ? [place, virtual] : place
}

const organisation = ({ name, url }: { name: string; url?: string }) => ({ '@type': 'Organization', name, url })

const offerAt = (url: string) => ({ '@type': 'Offer', url })

const nonEmpty = <Item>(list: Item[]): Item[] | undefined => (list.length > 0 ? list : undefined)
