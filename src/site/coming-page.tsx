import { inLanguage, type Language, messagesIn } from '../domain/bilingual'
import { comingMessages } from './messages'

/** The home of the site while no edition is published. */
export function ComingPage({ language }: { language: Language }) {
  const messages = messagesIn(comingMessages, language)
  return (
    <article>
      <header className="opening">
        <h1>{messages.title}</h1>
        <p className="lead">{messages.lead}</p>
        <p className="quiet">
          {messages.question}
          <a href="/admin">{messages.openAdmin}</a>
          {messages.andPublish}
        </p>
      </header>
    </article>
  )
}

/** The title of that page. */
export const comingTitle = (language: Language): string => inLanguage(comingMessages.title, language)
