'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { NOTICE_LENGTH } from '../../../domain/lengths'
import { Dialog } from '../../dialog/dialog'
import type { Notices } from './use-cancellation'
import type { cancelWords } from './words'

interface Props {
  session: string
  words: (typeof cancelWords)['fr']
  /** The session is on the site, and this person may change it there. */
  canPublish: boolean
  /** This person publishes, be the session on the site or not. */
  mayPublish: boolean
  /** The session has changes that nobody published yet. */
  hasPending: boolean
  onConfirm(notices: Notices, isPublic: boolean): void
  onClose(): void
}

/** What cancelling does, what the public shall read, and where it is saved. */
export function CancelDialog({ session, words, canPublish, mayPublish, hasPending, onConfirm, onClose }: Props) {
  const id = useId()
  const [notices, setNotices] = useState<Notices>({ fr: '', en: '' })
  const field = (language: 'fr' | 'en') => ({
    maxLength: NOTICE_LENGTH,
    onChange: ({ target }: { target: { value: string } }) => setNotices({ ...notices, [language]: target.value }),
    value: notices[language],
  })
  return (
    <Dialog onClose={onClose} title={words.open}>
      <p>{session}</p>
      <p className="admin-dialog__quiet">{words.effect}</p>
      <label htmlFor={`${id}-fr`}>{words.notice.fr}</label>
      <textarea {...field('fr')} aria-describedby={`${id}-advice`} id={`${id}-fr`} lang="fr" />
      <p className="admin-dialog__quiet" id={`${id}-advice`}>
        {words.advice} {words.withoutNotice}
      </p>
      <label htmlFor={`${id}-en`}>{words.notice.en}</label>
      <textarea {...field('en')} id={`${id}-en`} lang="en" />
      {canPublish && hasPending && <p>{words.pending}</p>}
      {!mayPublish && <p>{words.byPublishers}</p>}
      <div className="admin-dialog__actions">
        {canPublish && (
          <Button margin={false} onClick={() => onConfirm(notices, true)} size="medium" type="button">
            {words.publish}
          </Button>
        )}
        <Button
          buttonStyle={canPublish ? 'secondary' : 'primary'}
          margin={false}
          onClick={() => onConfirm(notices, false)}
          size="medium"
          type="button"
        >
          {words.draft}
        </Button>
        <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
          {words.close}
        </Button>
      </div>
    </Dialog>
  )
}
