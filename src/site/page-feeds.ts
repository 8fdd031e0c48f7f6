import type { EditionView, SessionView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { feedPath } from '../domain/feed-path'
import type { PageFeed } from './frame'
import { siteMessagesIn } from './messages'

/** The feeds of an edition that browsers, feed readers and search engines look for. */
export function editionFeeds({ slug, title }: EditionView, language: Language): PageFeed[] {
  const { calendar, changes, structuredData } = siteMessagesIn(language)
  return [
    { path: feedPath(slug, 'calendar.ics', language), type: 'text/calendar', title: `${calendar} – ${title.text}` },
    {
      path: feedPath(slug, 'changes.atom', language),
      type: 'application/atom+xml',
      title: `${changes} – ${title.text}`,
    },
    { path: feedPath(slug, 'event.jsonld', language), type: 'application/ld+json', title: structuredData },
  ]
}

/** The calendar of one session; none while it has no time. */
export const sessionFeeds = (session: SessionView, language: Language): PageFeed[] =>
  session.startsAt
    ? [
        {
          path: sessionCalendar(session, language),
          type: 'text/calendar',
          title: siteMessagesIn(language).addToCalendar,
        },
      ]
    : []

/** The path of the calendar of a session. */
export const sessionCalendar = ({ slug, edition }: SessionView, language: Language): string =>
  feedPath(edition.slug, `sessions/${slug}.ics`, language)
