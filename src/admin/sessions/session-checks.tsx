'use client'
import { Banner, useTranslation } from '@payloadcms/ui'
import type { UIFieldClientComponent } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { useSessionChecks } from './use-session-checks'
import './session-checks.css'

/** Tells, while a session is still a draft, what would refuse its publication. It never stops a draft. */
export const SessionChecks: UIFieldClientComponent = () => {
  const checks = useSessionChecks()
  const words = sentences[languageOf(useTranslation().i18n)]
  return (
    <div className="field-type session-checks" role="status">
      {checks.state === 'free' && <p className="session-checks__quiet">{words.free}</p>}
      {checks.state === 'failed' && <p className="session-checks__quiet">{words.failed}</p>}
      {checks.state === 'warned' && (
        <Banner className="session-checks__banner" type="warning">
          <strong>{words.warned}</strong>
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

const sentences = {
  fr: {
    warned: 'À régler avant de publier',
    free: 'Salle et personnes libres à cette heure.',
    failed: 'La disponibilité de la salle et des personnes n’a pas pu être vérifiée. Elle le sera à la publication.',
  },
  en: {
    warned: 'To settle before publishing',
    free: 'The room and the people are free at that time.',
    failed: 'Whether the room and the people are free could not be checked. It will be when you publish.',
  },
}
