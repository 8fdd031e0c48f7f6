import Link from 'next/link'
import type { Payload } from 'payload'
import type { Language } from '../../domain/bilingual'
import type { Programme } from '../../domain/checks/programme'
import { listAddress } from './list-address'
import { homeWords } from './words'

interface Props {
  admin: string
  edition: string
  language: Language
  payload: Payload
  programme: Programme
}

/** How many documents of an edition are on the site as they are, and how many wait; each number leads to its list. */
export function Contents({ admin, edition, language, payload, programme }: Props) {
  const words = homeWords[language]
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
          <th scope="col">{words.published}</th>
          <th scope="col" title={words.pendingMeaning}>
            {words.pending}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ collection, field, docs }) => {
          const pending = docs.filter(({ isPending }) => isPending).length
          const name = (payload.collections[collection].config.labels.plural as Record<Language, string>)[language]
          const list = (status: string) =>
            listAddress(admin, collection, [
              [field, field === 'editions' ? 'in' : 'equals', edition],
              ['_status', 'equals', status],
            ])
          return (
            <tr key={collection}>
              <th scope="row">{name}</th>
              <td>
                <Count count={docs.length - pending} href={list('published')} label={`${name}, ${words.published}`} />
              </td>
              <td>
                <Count count={pending} href={list('draft')} label={`${name}, ${words.pending}`} />
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
