'use client'
import { toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { Dialog } from '../dialog/dialog'
import { type Added, addPasskey } from './passkey'
import { PasswordDialog } from './password-dialog'
import { RecoveryCodes } from './recovery-codes'
import { type BegunTotp, SetUpTotp } from './set-up-totp'
import { useSecondFactor } from './use-requests'

/** A change of a second factor that somebody asks for. */
export type Change =
  | { kind: 'totp' }
  | { kind: 'passkey' }
  | { kind: 'codes' }
  | { kind: 'remove'; id: string }
  | { kind: 'reset'; id: string }

/** Leads through a change of a second factor: the current password, the change, and the codes that it returns. */
export function ChangeDialog({ change, onClose }: { change: Change; onClose(): void }) {
  const id = useId()
  const { texts, requests } = useSecondFactor()
  const [name, setName] = useState('')
  const [begun, setBegun] = useState<BegunTotp>()
  const [codes, setCodes] = useState<readonly string[]>()
  const done = (text: string) => {
    toast.success(text)
    onClose()
  }
  const added = (recoveryCodes: readonly string[] | undefined) =>
    recoveryCodes ? setCodes(recoveryCodes) : done(texts.addedNow)

  const run = async (currentPassword: string): Promise<string | undefined> => {
    if (change.kind === 'totp') {
      const { data, refusal } = await requests.post<BegunTotp>('second-factor/totp', { currentPassword })
      setBegun(data)
      return refusal
    }
    if (change.kind === 'passkey') {
      const { data, refusal } = await addPasskey(requests, texts, { currentPassword, name })
      if (data) added(data.recoveryCodes)
      return refusal
    }
    if (change.kind === 'codes') {
      const { data, refusal } = await requests.post<Added>('second-factor/recovery-codes', { currentPassword })
      setCodes(data?.recoveryCodes)
      return refusal
    }
    const path = change.kind === 'reset' ? `${change.id}/second-factor/reset` : 'second-factor/remove'
    const { refusal } = await requests.post(path, { currentPassword, id: change.id })
    if (!refusal) done(change.kind === 'reset' ? texts.resetDone : texts.removed)
    return refusal
  }
  const { title, note, action } = textsOf(change.kind, texts)
  if (codes) {
    return createPortal(
      <Dialog onClose={onClose} title={texts.codesTitle}>
        <RecoveryCodes codes={codes} onDone={onClose} />
      </Dialog>,
      document.body,
    )
  }
  if (begun) {
    return createPortal(
      <Dialog onClose={onClose} title={title}>
        <SetUpTotp begun={begun} onAdded={added} onCancel={onClose} />
      </Dialog>,
      document.body,
    )
  }
  return (
    <PasswordDialog action={action} note={note} onClose={onClose} onConfirm={run} texts={texts} title={title}>
      {change.kind === 'passkey' && (
        <>
          <label htmlFor={id}>{texts.passkeyName}</label>
          <input
            id={id}
            maxLength={60}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            type="text"
            value={name}
          />
        </>
      )}
    </PasswordDialog>
  )
}

function textsOf(kind: Change['kind'], texts: ReturnType<typeof useSecondFactor>['texts']) {
  if (kind === 'totp') return { title: texts.addTotp, note: texts.addNote, action: texts.goOn }
  if (kind === 'passkey') return { title: texts.addPasskey, note: texts.addNote, action: texts.goOn }
  if (kind === 'codes') return { title: texts.newCodes, note: texts.newCodesNote, action: texts.newCodes }
  if (kind === 'remove') return { title: texts.removeTitle, note: texts.removeNote, action: texts.remove }
  return { title: texts.resetTitle, note: texts.resetNote, action: texts.reset }
}
