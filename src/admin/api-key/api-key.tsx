'use client'
import { Button, toast, useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { KeyDialog } from './key-dialog'
import { keyRequests } from './key-requests'
import { KeyStateLabel } from './key-state'
import { apiKeyMessages, formatKey, type KeyFacts, stateOfKey } from './messages'
import '../consent/consent.css'
import './api-key.css'

/** In the form of an API client: what is known of its key, and the ways to make, renew and revoke it. */
export function ApiKey() {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(apiKeyMessages, language)
  const { config } = useConfig()
  const { id, lastUpdateTime } = useDocumentInfo()
  const { user } = useAuth<{ role?: string; collection: 'users' }>()
  const address = `${config.serverURL ?? ''}${config.routes.api}/api-clients/${id}`
  const requests = useMemo(() => keyRequests(address, language, messages.failed), [address, language, messages.failed])
  const [facts, setFacts] = useState<KeyFacts>()
  const [asked, setAsked] = useState<'make' | 'renew' | 'revoke'>()
  const read = useCallback(async () => {
    if (id) setFacts(await requests.read())
  }, [id, requests])
  // Read again after each save, which may have changed the expiry.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of the last save is why
  useEffect(() => void read(), [read, lastUpdateTime])
  if (user?.role !== 'admin') return null
  const now = Date.now()
  const state = facts && stateOfKey(facts, now)
  const sentences = facts ? formatKey(facts, now, language) : []
  const close = () => {
    setAsked(undefined)
    void read()
  }
  return (
    <section aria-labelledby="api-key" className="api-key">
      <h2 className="api-key__title" id="api-key">
        {messages.title} {state && state !== 'none' && <KeyStateLabel language={language} state={state} />}
      </h2>
      {!id && <p>{messages.saveFirst}</p>}
      {state === 'none' && <p>{messages.none}</p>}
      {sentences.length > 0 && (
        <ul className="api-key__facts">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {state && (
        <div className="api-key__ways">
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => setAsked(state === 'none' || state === 'revoked' ? 'make' : 'renew')}
            size="medium"
            type="button"
          >
            {state === 'none' || state === 'revoked' ? messages.make : messages.renew}
          </Button>
          {state !== 'none' && state !== 'revoked' && (
            <Button buttonStyle="subtle" margin={false} onClick={() => setAsked('revoke')} size="medium" type="button">
              {messages.revoke}
            </Button>
          )}
        </div>
      )}
      {asked && (
        <KeyDialog
          asked={asked}
          language={language}
          onClose={close}
          onRevoked={() => {
            toast.success(messages.revoked)
            close()
          }}
          requests={requests}
        />
      )}
    </section>
  )
}
