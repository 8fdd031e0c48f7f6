'use client'
import { Button } from '@payloadcms/ui'
import { useId, useMemo, useState } from 'react'
import type { Language } from '../../../domain/bilingual'
import { NOTICE_LENGTH } from '../../../domain/lengths'
import { Dialog } from '../../dialog/dialog'
import { Suggestions } from '../../writing/suggestions'
import type { CancelMessages } from './messages'
import type { Notices } from './use-cancellation'

interface Props {
  session: string
  messages: CancelMessages
  /** Whether the session is published and the user may publish. */
  canPublish: boolean
  /** Whether the user may publish. */
  mayPublish: boolean
  /** Whether the session has changes that are not published. */
  hasPending: boolean
  onConfirm(notices: Notices, isPublic: boolean): void
  onClose(): void
}

/** Explains the cancellation, asks for the notice, and saves both in public or as a draft. */
export function CancelDialog({ session, messages, canPublish, mayPublish, hasPending, onConfirm, onClose }: Props) {
  const id = useId()
  const [notices, setNotices] = useState<Notices>({ fr: '', en: '' })
  const written = useMemo(() => [notices.fr], [notices.fr])
  const correct = ([fr = '']: string[]) => {
    setNotices({ ...notices, fr })
    document.getElementById(`${id}-fr`)?.focus()
  }
  const field = (language: Language) => ({
    maxLength: NOTICE_LENGTH,
    onChange: ({ target }: { target: { value: string } }) => setNotices({ ...notices, [language]: target.value }),
    value: notices[language],
  })
  return (
    <Dialog onClose={onClose} title={messages.open}>
      <p>{session}</p>
      <p className="admin-dialog__quiet">{messages.effect}</p>
      <label htmlFor={`${id}-fr`}>{messages.frenchNotice}</label>
      <textarea {...field('fr')} aria-describedby={`${id}-advice`} id={`${id}-fr`} lang="fr" />
      <p className="admin-dialog__quiet" id={`${id}-advice`}>
        {messages.advice} {messages.withoutNotice}
      </p>
      <Suggestions onChange={correct} written={written} />
      <label htmlFor={`${id}-en`}>{messages.englishNotice}</label>
      <textarea {...field('en')} id={`${id}-en`} lang="en" />
      {canPublish && hasPending && <p>{messages.pending}</p>}
      {!mayPublish && <p>{messages.byPublishers}</p>}
      <div className="admin-dialog__actions">
        {canPublish && (
          <Button margin={false} onClick={() => onConfirm(notices, true)} size="medium" type="button">
            {messages.publish}
          </Button>
        )}
        <Button
          buttonStyle={canPublish ? 'secondary' : 'primary'}
          margin={false}
          onClick={() => onConfirm(notices, false)}
          size="medium"
          type="button"
        >
          {messages.draft}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
          {messages.close}
        </Button>
      </div>
    </Dialog>
  )
}
