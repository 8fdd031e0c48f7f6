'use client'
import { Button, useConfig, useTranslation } from '@payloadcms/ui'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { Icon } from '../brand/logo'
import './missing-page.css'

const missingMessages = {
  heading: { fr: 'Cette page n’existe pas', en: 'This page does not exist' },
  why: {
    fr: 'Elle a peut-être été supprimée ou déplacée, ou votre compte n’y a pas accès.',
    en: 'It may have been deleted or moved, or your account may not open it.',
  },
}

/** What is shown at an address of the admin that leads nowhere, with the way back to the home. */
export function MissingPage() {
  const { i18n, t } = useTranslation()
  const { config } = useConfig()
  const { heading, why } = messagesIn(missingMessages, languageOf(i18n))
  return (
    <div className="not-found missing-page">
      <div aria-hidden="true" className="missing-page__symbol">
        <Icon />
      </div>
      <h1>{heading}</h1>
      <p>{why}</p>
      <Button el="link" margin={false} size="large" to={config.routes.admin}>
        {t('general:backToDashboard')}
      </Button>
    </div>
  )
}
