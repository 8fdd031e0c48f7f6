import type { ListViewServerPropsOnly } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { editionOfAddress, parametersOf } from './edition-of-address'
import { editionQuery } from './edition-of-list'
import { listMessages } from './messages'
import './ready-links.css'

/** How many editions are shown at once; the older ones are folded. */
const SHOWN = 5

type Props = ListViewServerPropsOnly & { field: 'edition' | 'editions' }

/** Links above a list to the documents of one edition, and to those of all editions. */
export async function EditionSwitch({ collectionConfig, field, i18n, payload, searchParams, user }: Props) {
  const messages = messagesIn(listMessages, languageOf(i18n))
  const editions = await findDocuments(payload, 'editions', {
    sort: '-startsOn',
    limit: 100,
    select: { shortName: true, slug: true },
    draft: true,
    as: { user },
  })
  if (editions.length === 0) return null
  const asked = parametersOf(searchParams)
  const chosen = editionOfAddress(searchParams, field)
  const link = (label: string, id?: string) => {
    const query = new URLSearchParams([editionQuery(field, id)])
    for (const name of ['sort', 'limit', 'search', 'locale']) {
      const value = asked.get(name)
      if (value) query.set(name, value)
    }
    const isCurrent = id ? typeof chosen === 'object' && chosen.id === id : chosen === 'all'
    return (
      <a
        aria-current={isCurrent ? 'true' : undefined}
        className="ready-links__link"
        href={`${payload.config.routes.admin}/collections/${collectionConfig.slug}?${query}`}
        key={id ?? 'all'}
      >
        {label}
      </a>
    )
  }
  const linkTo = ({ id, shortName, slug }: (typeof editions)[number]) => link(shortName ?? slug ?? id, id)
  const older = editions.slice(SHOWN)
  const isOlder = typeof chosen === 'object' && older.some(({ id }) => id === chosen.id)
  return (
    <nav aria-label={messages.edition} className="ready-links">
      <span aria-hidden="true" className="ready-links__label">
        {messages.edition}
      </span>
      {editions.slice(0, SHOWN).map(linkTo)}
      {older.length > 0 && (
        <details className="ready-links__older" open={isOlder}>
          <summary className="ready-links__link">{messages.older}</summary>
          {older.map(linkTo)}
        </details>
      )}
      {link(messages.allEditions)}
    </nav>
  )
}
