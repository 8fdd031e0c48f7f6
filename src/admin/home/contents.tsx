import Link from 'next/link'
import type { Payload } from 'payload'
import { collectionLabel } from '../../../collections/shared/admin/collection-label'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { Programme } from '../../domain/checks/programme'
import { listAddress } from './list-address'
import { homeMessages } from './messages'

interface Props {
  admin: string
  edition: string
  language: Language
  payload: Payload
  programme: Programme
}

/** How many documents of an edition are published as they are, and how many are pending; each number links to its list. */
export function Contents({ admin, edition, language, payload, programme }: Props) {
  const messages = messagesIn(homeMessages, language)
  const kinds = [
    { collection: 'sessions', field: 'edition', docs: programme.sessions },
    { collection: 'rooms', field: 'edition', docs: programme.rooms },
    { collection: 'testimonials', field: 'editions', docs: programme.testimonials },
  ] as const
  return (
    <table className="home-contents">
      <thead>
        <tr>
          <td />
          <th scope="col">{messages.published}</th>
          <th scope="col" title={messages.pendingMeaning}>
            {messages.pending}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ collection, field, docs }) => {
          const pending = docs.filter(({ isPending }) => isPending).length
          const name = collectionLabel(payload, collection, 'plural', language)
          const list = (status: string) =>
            listAddress(admin, collection, [
              [field, field === 'editions' ? 'in' : 'equals', edition],
              ['_status', 'equals', status],
            ])
          return (
            <tr key={collection}>
              <th scope="row">{name}</th>
              <td>
                <Count
                  count={docs.length - pending}
                  href={list('published')}
                  label={`${name}, ${messages.published}`}
                />
              </td>
              <td>
                <Count count={pending} href={list('draft')} label={`${name}, ${messages.pending}`} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Count({ count, href, label }: { count: number; href: string; label: string }) {
  if (count === 0) return <span>0</span>
  return (
    <Link aria-label={`${label}\u00A0: ${count}`} href={href} prefetch={false}>
      {count}
    </Link>
  )
}
