'use client'
import { Button, useAuth } from '@payloadcms/ui'
import { useState } from 'react'
import { type Language, messagesIn } from '../../../domain/bilingual'
import { Dialog } from '../../dialog/dialog'
import { BulkInputs, changeOf, unchangedFields } from './bulk-fields'
import { bulkMessages, formatLimit, formatProgress, formatRefusal, formatTitle } from './messages'
import { MAX_SESSIONS } from './requests'
import { useBulkChange } from './use-bulk-change'

interface Props {
  count: number
  language: Language
  /** Called when sessions were changed, so that the list is read again. */
  onChange(count: number): void
  onClose(): void
}

/** Gives the selected sessions another room or another status, and lists those that were refused. */
export function BulkDialog({ count, language, onChange, onClose }: Props) {
  const messages = messagesIn(bulkMessages, language)
  const { user } = useAuth()
  const { selection, sessions, apply, done, refusals } = useBulkChange(messages)
  const [fields, setFields] = useState(unchangedFields)
  const change = changeOf(fields)
  const isReady = change && sessions.length > 0 && done === undefined

  const save = async (isPublic: boolean) => {
    if (!change) return
    const { changed, refused } = await apply(change, isPublic)
    if (changed > 0) onChange(changed)
    if (refused.length === 0) onClose()
  }
  return (
    <Dialog onClose={onClose} title={formatTitle(count, language)}>
      <div role="status">
        {!selection && <p>{messages.reading}</p>}
        {selection === 'unread' && <p>{messages.unread}</p>}
        {count > MAX_SESSIONS && <p>{formatLimit(MAX_SESSIONS, language)}</p>}
        {done !== undefined && <p>{formatProgress(done, sessions.length, language)}</p>}
      </div>
      {typeof selection === 'object' && count <= MAX_SESSIONS && (
        <BulkInputs {...{ fields, language, messages }} onChange={setFields} rooms={selection.rooms} />
      )}
      <div role="alert">
        {refusals.length > 0 && <p>{messages.refused}</p>}
        {refusals.map(({ id, title, reason }) => (
          <p key={id}>{formatRefusal(title, reason, language)}</p>
        ))}
      </div>
      <div className="admin-dialog__actions">
        <Button {...mediumButton} disabled={!isReady} onClick={() => void save(false)}>
          {messages.draft}
        </Button>
        {user?.role !== 'contributor' && (
          <Button {...mediumButton} buttonStyle="secondary" disabled={!isReady} onClick={() => void save(true)}>
            {messages.publish}
          </Button>
        )}
        <Button {...mediumButton} buttonStyle="transparent" onClick={onClose}>
          {messages.close}
        </Button>
      </div>
    </Dialog>
  )
}

const mediumButton = { margin: false, size: 'medium', type: 'button' } as const
