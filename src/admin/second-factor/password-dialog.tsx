'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { Dialog } from '../dialog/dialog'
import type { SecondFactorTexts } from './messages'

interface Props {
  title: string
  note: string
  action: string
  texts: SecondFactorTexts
  children?: ReactNode
  /** Returns why nothing has changed; nothing once it is done. */
  onConfirm(currentPassword: string): Promise<string | undefined>
  onClose(): void
}

/** Asks for the current password before something of a second factor changes. */
export function PasswordDialog({ title, note, action, texts, children, onConfirm, onClose }: Props) {
  const id = useId()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // The form of the account is around this one for React.
    event.stopPropagation()
    setIsBusy(true)
    setRefusal(await onConfirm(password))
    setIsBusy(false)
  }
  return createPortal(
    <Dialog onClose={onClose} title={title}>
      <form className="consent-form" onSubmit={(event) => void submit(event)}>
        <p>{note}</p>
        {children}
        <label htmlFor={id}>{texts.password}</label>
        <input
          aria-describedby={`${id}-refusal`}
          aria-invalid={Boolean(refusal)}
          autoComplete="current-password"
          id={id}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          required
          type="password"
          value={password}
        />
        <p className="consent-form__refusal" id={`${id}-refusal`} role="alert">
          {refusal}
        </p>
        <div className="admin-dialog__actions">
          <Button disabled={isBusy} margin={false} size="medium" type="submit">
            {action}
          </Button>
          <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
            {texts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>,
    document.body,
  )
}
