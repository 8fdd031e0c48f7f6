'use client'
import { Button, useAuth } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { NOTICE_LENGTH } from '../../../domain/lengths'
import { Dialog } from '../../dialog/dialog'
import { type Change, MOST } from './requests'
import { useBulk } from './use-bulk'
import type { BulkWords } from './words'

interface Props {
  count: number
  words: BulkWords
  /** Something changed: the list is to be read again. */
  onChange(count: number): void
  onClose(): void
}

const SAME = 'same'
const NONE = 'none'

/** Gives the sessions chosen in the list another room, or another status, and names those that could not follow. */
export function BulkDialog({ count, words, onChange, onClose }: Props) {
  const id = useId()
  const { user } = useAuth()
  const { chosen, sessions, apply, done, refusals } = useBulk(words)
  const [room, setRoom] = useState(SAME)
  const [status, setStatus] = useState(SAME)
  const [notice, setNotice] = useState('')
  const rooms = typeof chosen === 'object' ? chosen.rooms : null
  const isOff = status === 'cancelled' || status === 'postponed'
  const isReady = sessions.length > 0 && done === undefined && (room !== SAME || status !== SAME)

  const save = async (isPublic: boolean) => {
    const change: Change = {
      ...(room === SAME ? {} : { room: room === NONE ? null : room }),
      ...(status === SAME ? {} : { status }),
      ...(isOff && notice.trim() ? { notice: notice.trim() } : {}),
    }
    const { changed, refused } = await apply(change, isPublic)
    if (changed > 0) onChange(changed)
    if (refused.length === 0) onClose()
  }
  return (
    <Dialog onClose={onClose} title={words.title(count)}>
      <div role="status">
        {!chosen && <p>{words.reading}</p>}
        {chosen === 'unread' && <p>{words.unread}</p>}
        {count > MOST && <p>{words.tooMany(MOST)}</p>}
        {done !== undefined && <p>{words.progress(done, sessions.length)}</p>}
      </div>
      {typeof chosen === 'object' && count <= MOST && (
        <>
          <label htmlFor={`${id}-room`}>{words.room}</label>
          <select disabled={!rooms} id={`${id}-room`} onChange={({ target }) => setRoom(target.value)} value={room}>
            <option value={SAME}>{words.same}</option>
            <option value={NONE}>{words.noRoom}</option>
            {rooms?.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          {!rooms && <p className="admin-dialog__quiet">{words.manyEditions}</p>}
          <label htmlFor={`${id}-status`}>{words.status}</label>
          <select id={`${id}-status`} onChange={({ target }) => setStatus(target.value)} value={status}>
            <option value={SAME}>{words.same}</option>
            {Object.entries(words.statuses).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          {isOff && (
            <>
              <label htmlFor={`${id}-notice`}>{words.notice}</label>
              <textarea
                id={`${id}-notice`}
                maxLength={NOTICE_LENGTH}
                onChange={({ target }) => setNotice(target.value)}
                value={notice}
              />
              <p className="admin-dialog__quiet">{words.noticeAdvice}</p>
            </>
          )}
        </>
      )}
      <div role="alert">
        {refusals.length > 0 && <p>{words.refused}</p>}
        {refusals.map(({ id: key, title, why }) => (
          <p key={key}>{words.refusal(title, why)}</p>
        ))}
      </div>
      <div className="admin-dialog__actions">
        <Button disabled={!isReady} margin={false} onClick={() => void save(false)} size="medium" type="button">
          {words.draft}
        </Button>
        {user?.role !== 'contributor' && (
          <Button
            buttonStyle="secondary"
            disabled={!isReady}
            margin={false}
            onClick={() => void save(true)}
            size="medium"
            type="button"
          >
            {words.publish}
          </Button>
        )}
        <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
          {words.close}
        </Button>
      </div>
    </Dialog>
  )
}
