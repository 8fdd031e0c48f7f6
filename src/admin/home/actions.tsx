import Link from 'next/link'
import type { Language } from '../../domain/bilingual'
import type { Action, Work } from '../../domain/next-actions'
import { listAddress } from './list-address'
import { formatAction } from './messages'

interface Props {
  actions: Action[]
  admin: string
  edition: { id: string; shortName?: string | null }
  language: Language
  work: Work
}

/** What to do next in an edition as buttons, the first one being the main one. */
export function Actions({ actions, admin, edition, language, work }: Props) {
  const page = `${admin}/collections/editions/${edition.id}`
  const addresses: Record<Action, string> = {
    correct: `${page}/controles#blocks`,
    release: `${page}/publication`,
    place: listAddress(admin, 'sessions', [
      ['edition', 'equals', edition.id],
      ['startsAt', 'exists', 'false'],
    ]),
    translate: `${page}/controles#missing-english`,
    prepare: `${page}/nouvelle-edition`,
    open: `${page}/programme`,
  }
  return (
    <ul className="home-actions">
      {actions.map((action, index) => (
        <li key={action}>
          <Link
            className={`home-button ${index === 0 ? 'home-button--main' : ''}`}
            href={addresses[action]}
            prefetch={false}
          >
            {formatAction(action, work, language)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
