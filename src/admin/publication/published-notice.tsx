import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { hiddenMessages, publicationMessages } from './messages'
import { PageLink } from './page-link'
import type { PublicPage } from './public-page'

interface Props {
  collection: string
  language: Language
  page: PublicPage
}

/** « C’est en ligne — voir la page », or why readers do not see the page yet. */
export function PublishedNotice({ collection, language, page }: Props) {
  const messages = messagesIn(publicationMessages, language)
  if (typeof page === 'object') {
    return (
      <span>
        {messages.online} — <PageLink label={messages.seePage} language={language} url={page.url} />
      </span>
    )
  }
  const hidden = page === 'hidden' ? hiddenMessages[collection] : undefined
  return hidden ? inLanguage(hidden, language) : messages.published
}
