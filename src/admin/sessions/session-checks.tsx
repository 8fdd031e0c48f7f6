'use client'
import { Banner, useTranslation } from '@payloadcms/ui'
import type { UIFieldClientComponent } from 'payload'
import { type Bilingual, languageOf, messagesIn } from '../../domain/bilingual'
import { useSessionChecks } from './use-session-checks'
import './session-checks.css'

/** Shows the conflicts that would refuse the publication of a session. A draft is saved all the same. */
export const SessionChecks: UIFieldClientComponent = () => {
  const checks = useSessionChecks()
  const texts = messagesIn(messages, languageOf(useTranslation().i18n))
  return (
    <div className="field-type session-checks" role="status">
      {checks.state === 'free' && <p className="session-checks__quiet">{texts.free}</p>}
      {checks.state === 'failed' && <p className="session-checks__quiet">{texts.failed}</p>}
      {checks.state === 'warned' && (
        <Banner className="session-checks__banner" type="warning">
          <strong>{texts.warned}</strong>
          <ul>
            {checks.warnings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  )
}

const messages = {
  warned: { fr: 'À régler avant de publier', en: 'To settle before publishing' },
  free: {
    fr: 'Salle et personnes libres à cette heure.',
    en: 'The room and the people are free at that time.',
  },
  failed: {
    fr: 'La disponibilité de la salle et des personnes n’a pas pu être vérifiée. Elle le sera à la publication.',
    en: 'Whether the room and the people are free could not be checked. It will be when you publish.',
  },
} satisfies Record<string, Bilingual>
