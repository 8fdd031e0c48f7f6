import Link from 'next/link'
import type { ServerProps } from 'payload'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { homeMessages } from './messages'
import './site-links.css'

/** Links to the public site and to the guide of the admin. */
export function SiteLinks({ i18n, payload }: ServerProps) {
  const language = languageOf(i18n)
  const messages = messagesIn(homeMessages, language)
  return (
    <ul className="site-links">
      <li>
        <a href={`${payload.config.serverURL || ''}/${language}`} rel="noreferrer" target="_blank">
          {messages.site}
          <span className="site-links__hint"> {messages.newTab}</span>
        </a>
      </li>
      <li>
        <Link href={`${payload.config.routes.admin}/guide`} prefetch={false}>
          {messages.guide}
        </Link>
      </li>
    </ul>
  )
}
