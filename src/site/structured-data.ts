import type {
  EditionSummary,
  EditionView,
  Person,
  SessionEntry,
  SessionView,
  SpeakerView,
} from '../content/site/view-types'
import { portraitUrl } from './image'

const modes: Record<string, string> = {
  onsite: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
}
const statuses: Record<SessionEntry['status'], string> = {
  scheduled: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
}

/** An edition as structured data: https://schema.org/Event */
export const editionData = (edition: EditionView) => ({
  '@context': 'https://schema.org',
  ...eventOf(edition),
  eventAttendanceMode: `https://schema.org/${modes[edition.attendance?.value ?? 'onsite']}`,
  location: placeOf(edition.venue.name ?? edition.city, [edition.venue.address, edition.venue.town]),
  organizer: edition.partners
    .filter(({ role }) => role.value === 'organiser')
    .map(({ name }) => ({ '@type': 'Organization', name })),
})

/** A session as structured data, part of its edition. */
export const sessionData = (session: SessionView, origin: string) => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: session.title.text,
  startDate: session.startsAt,
  endDate: session.endsAt,
  eventStatus: `https://schema.org/${statuses[session.status]}`,
  location: placeOf(session.room?.name ?? session.edition.city, [session.edition.city]),
  performer: session.people.map((person) => personOf(person, origin)),
  superEvent: eventOf(session.edition),
})

/** A speaker as structured data: https://schema.org/Person */
export const speakerData = (speaker: SpeakerView, origin: string) => ({
  '@context': 'https://schema.org',
  ...personOf(speaker, origin),
  sameAs: speaker.links.map(({ url }) => url),
})

function personOf({ name, href, headline, organisation, photo }: Person, origin: string) {
  const image = photo && portraitUrl(photo)
  return {
    '@type': 'Person',
    name,
    url: href && origin + href,
    image: image && origin + image,
    jobTitle: headline?.text,
    affiliation: organisation && { '@type': 'Organization', name: organisation },
  }
}

const eventOf = (edition: EditionSummary) => ({
  '@type': 'Event',
  name: edition.title.text,
  startDate: edition.startsOn,
  endDate: edition.endsOn,
})

const placeOf = (name: string | undefined, address: (string | undefined)[]) =>
  name && { '@type': 'Place', name, address: address.filter(Boolean).join(', ') || name }
