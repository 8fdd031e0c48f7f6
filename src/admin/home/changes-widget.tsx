import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { collectionLabel } from '../../../collections/shared/admin/collection-label'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { Card } from './card'
import { homeOf } from './home'
import { latestChanges } from './latest-changes'
import { formatAuthor, homeMessages } from './messages'

/** The documents of the current edition that were changed last, with the person who changed them. */
export async function ChangesWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  if (!home) return null
  const changes = await latestChanges(req, home.edition.id)
  const { routes } = req.payload.config
  return (
    <Card title={messages.changes}>
      {changes.length === 0 && <p>{messages.noChanges}</p>}
      <ul className="home-list">
        {changes.map(({ collection, id, title, updatedAt, isPending, by }) => {
          const facts = [
            collectionLabel(req.payload, collection, 'singular', language),
            formatMoment(updatedAt, home.edition.timezone, language),
            by && formatAuthor(by, language),
          ]
          return (
            <li key={`${collection}#${id}`}>
              <Link href={`${routes.admin}/collections/${collection}/${id}`} prefetch={false}>
                {title}
              </Link>
              {isPending && <span className="home-list__pending">{messages.pending}</span>}
              <p>{facts.filter(Boolean).join(' · ')}</p>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
