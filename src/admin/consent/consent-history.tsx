'use client'
import { useAuth, useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { stringify } from 'qs-esm'
import { useEffect, useId, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { isRecord } from '../../domain/record'
import { formatDetails, formatEvent, historyMessages, type ShownEvent } from './history-messages'
import './consent-history.css'

/** What happened to the consents of the open document and of its photo, or to the open consent, the oldest first. For people who may publish. */
export function ConsentHistory() {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const photo = useFormFields(([fields]) => idIn(fields?.photo?.value))
  const subject = useFormFields(([fields]) => subjectIn(fields?.subject?.value))
  const mayRead = useAuth().permissions?.collections?.['consent-events']?.read === true
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(historyMessages, language)
  const { config } = useConfig()
  const [events, setEvents] = useState<ShownEvent[] | 'unread'>()
  const title = useId()
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  const query =
    id && mayRead ? queryOf({ id: String(id), isConsent: collectionSlug === 'consents', photo, subject }) : ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: the events are read again after each save
  useEffect(() => {
    if (!query) return
    let isCurrent = true
    void readEvents(`${api}/consent-events?${query}`).then((read) => isCurrent && setEvents(read))
    return () => {
      isCurrent = false
    }
  }, [api, query, lastUpdateTime])
  if (!query || !events) return null
  return (
    <section aria-labelledby={title} className="consent-history field-type">
      <h2 id={title}>{messages.title}</h2>
      {events === 'unread' && <p role="alert">{messages.unread}</p>}
      {events.length === 0 && <p>{messages.none}</p>}
      {events !== 'unread' && events.length > 0 && (
        <ol>
          {events.map((event) => (
            <li className={`consent-history__event consent-history__event--${event.kind}`} key={event.id}>
              <strong>{formatEvent(event, language)}</strong>
              <p>{formatDetails(event, language)}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface Asked {
  id: string
  isConsent: boolean
  photo?: string
  /** What the open consent covers. */
  subject?: string
}

/** The events of a consent, with the requests for it; or those of a document and of its photo. */
function queryOf({ id, isConsent, photo, subject }: Asked): string {
  const requested = { and: [{ subject: { equals: subject } }, { kind: { equals: 'requested' } }] }
  const ofConsent = [{ consent: { equals: id } }, ...(subject ? [requested] : [])]
  const ofDocument = [id, ...(photo ? [photo] : [])].map((equals) => ({ subject: { equals } }))
  return stringify({ where: { or: isConsent ? ofConsent : ofDocument }, sort: 'at', depth: 0, limit: 200 })
}

async function readEvents(url: string): Promise<ShownEvent[] | 'unread'> {
  const response = await fetch(url, { credentials: 'include' }).catch(() => undefined)
  return response?.ok ? ((await response.json()) as { docs: ShownEvent[] }).docs : 'unread'
}

const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : isRecord(value) && typeof value.id === 'string' ? value.id : undefined

const subjectIn = (value: unknown): string | undefined => (isRecord(value) ? idIn(value.value) : undefined)
