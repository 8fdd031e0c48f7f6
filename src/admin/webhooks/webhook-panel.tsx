'use client'
import { getTranslation } from '@payloadcms/translations'
import { useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { DeliveryLog } from './delivery-log'
import { webhookMessages } from './messages'
import { webhookRequests } from './requests'
import { WebhookSecret } from './webhook-secret'
import './webhooks.css'

/** In the form of a webhook: its secret, and what was sent to it. */
export function WebhookPanel() {
  const { i18n } = useTranslation()
  const language = languageOf(i18n)
  const messages = messagesIn(webhookMessages, language)
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const isGone = useFormFields(([fields]) => fields?.isGone?.value === true && fields.isActive?.value !== true)
  const isWithoutEdition = useFormFields(
    ([{ editions, isLimited } = {}]) =>
      isLimited?.value === true && (!Array.isArray(editions?.value) || editions.value.length === 0),
  )
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  const requests = useMemo(
    () => webhookRequests(api, String(id), language, messages.failed),
    [api, id, language, messages.failed],
  )
  if (!id) return <p className="webhook-part">{messages.saveFirst}</p>
  const labelOf = (slug: string) => {
    const label = config.collections.find((collection) => collection.slug === slug)?.labels.singular
    return label ? getTranslation(label, i18n) : slug
  }
  return (
    <div className="webhook-panel">
      {isGone && <p className="webhook-gone">{messages.gone}</p>}
      {isWithoutEdition && <p className="webhook-gone">{messages.withoutEdition}</p>}
      <WebhookSecret language={language} requests={requests} />
      <DeliveryLog admin={config.routes.admin} labelOf={labelOf} language={language} requests={requests} />
    </div>
  )
}
