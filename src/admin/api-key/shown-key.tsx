'use client'
import { Button } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import type { apiKeyMessages } from './messages'

interface Props {
  value: string
  messages: Record<keyof typeof apiKeyMessages, string>
  onDone(): void
}

/** A new key, with a button that copies it. */
export function ShownKey({ value, messages, onDone }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setSaid(messages.copied)
    } catch {
      setSaid(messages.copyFailed)
    }
  }
  return (
    <div className="consent-form api-key-shown">
      <p id={`${id}-note`}>
        <strong>{messages.shownNote}</strong>
      </p>
      <label htmlFor={id}>{messages.keyField}</label>
      <input
        aria-describedby={`${id}-note`}
        autoComplete="off"
        id={id}
        onFocus={({ currentTarget }) => currentTarget.select()}
        readOnly
        ref={field}
        spellCheck={false}
        type="text"
        value={value}
      />
      <p className="admin-dialog__quiet" role="status">
        {said}
      </p>
      <div className="admin-dialog__actions">
        <Button margin={false} onClick={() => void copy()} size="medium" type="button">
          {messages.copy}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onDone} size="medium" type="button">
          {messages.done}
        </Button>
      </div>
    </div>
  )
}
