import { type Language, messagesIn } from '../../domain/bilingual'
import { publicationMessages } from './messages'
import './page-link.css'

interface Props {
  label: string
  language: Language
  url: string
}

/** A link to a public page, in a new tab, so that the form stays open. */
export function PageLink({ label, language, url }: Props) {
  const { newTab } = messagesIn(publicationMessages, language)
  return (
    <a className="page-link" href={url} rel="noreferrer" target="_blank">
      {label}
      <span className="page-link__hint"> {newTab}</span>
    </a>
  )
}
