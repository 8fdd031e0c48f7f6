import type { FeedRelease, FeedView } from '../../content/programme-feed/feed-view'
import { inLanguage } from '../../domain/bilingual'
import { editionUrl } from '../links'
import { feedMessages, releaseTitle } from '../messages'
import { element, writeXml, type XmlElement } from './xml'

/** Renders the releases of a programme with their public change logs as a feed of Atom ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)). */
export function renderChanges(view: FeedView): string {
  const { edition, address, language, releases } = view
  const organiser = edition.partners.find(({ role }) => role.value === 'organiser')
  return writeXml(
    element(
      'feed',
      [
        element('id', `urn:uuid:${edition.guid}`),
        element('title', `${edition.title.text} – ${inLanguage(feedMessages.changes, language)}`),
        element('updated', releases[0]?.releasedAt ?? edition.modifiedAt),
        element('author', [element('name', organiser?.name ?? edition.title.text)]),
        element('link', '', { rel: 'self', type: 'application/atom+xml', href: address }),
        element('link', '', { rel: 'alternate', type: 'text/html', href: editionUrl(view) }),
        ...releases.map((release) => entryElement(release, view)),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    ),
  )
}

function entryElement({ guid, number, releasedAt, changes }: FeedRelease, view: FeedView): XmlElement {
  const lines = changes.map(({ summary }) => summary.text)
  const text = lines.length > 0 ? lines : [inLanguage(feedMessages.noChange, view.language)]
  return element('entry', [
    element('id', `urn:uuid:${guid}`),
    element('title', releaseTitle(number, view.language)),
    element('updated', releasedAt),
    element('published', releasedAt),
    element('link', '', { rel: 'alternate', type: 'text/html', href: `${editionUrl(view)}#programme` }),
    element('content', text.map((line) => `• ${line}`).join('\n'), { type: 'text' }),
  ])
}
