import type { ServerProps } from 'payload'
import { inLanguage, languageOf } from '../../domain/bilingual'
import './login-heading.css'

const messages = {
  heading: { fr: 'Espace de rédaction', en: 'Editorial space' },
  intro: {
    fr: 'Le programme des Assises s’écrit, se traduit et se publie ici.',
    en: 'The programme of the Assises is written, translated and published here.',
  },
}

/** What the log-in page is for, above its form. */
export function LoginHeading({ i18n }: Pick<ServerProps, 'i18n'>) {
  const language = languageOf(i18n)
  return (
    <header className="login-heading">
      <h1>{inLanguage(messages.heading, language)}</h1>
      <p>{inLanguage(messages.intro, language)}</p>
    </header>
  )
}
