'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { messagesIn } from '../../../domain/bilingual'
import { formatConflict, formatPlacement } from '../../../domain/board/format-session'
import { type BoardSession, isPlaced } from '../../../domain/board/session'
import { CancelDialog } from '../../sessions/cancel/cancel-dialog'
import { cancelMessages } from '../../sessions/cancel/messages'
import { useBoard } from '../board-context'
import { formatLock } from '../messages'
import './phone.css'

interface Props {
  session: BoardSession
  onMove(): void
  onOpenForm(): void
  onClose(): void
}

/** The sheet that a tap on a session opens at the foot of the screen: move, open the form, cancel the session. */
export function SessionSheet({ session, onMove, onOpenForm, onClose }: Props) {
  const { store, state, language, messages } = useBoard()
  const { board, conflicts } = state
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [isCancelling, setIsCancelling] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])

  const lock = board.locks[session.id]
  const isCancellable = board.canMove && session.status === 'scheduled' && session.state !== 'draft'
  if (isCancelling) {
    return (
      <CancelDialog
        canPublish={board.canPublish}
        hasPending={session.state === 'changed'}
        mayPublish={board.canPublish}
        messages={messagesIn(cancelMessages, language)}
        onClose={onClose}
        onConfirm={(notices, isPublic) => {
          onClose()
          void store.cancel(session.id, notices, isPublic)
        }}
        session={session.title}
      />
    )
  }
  const reasons = (conflicts.get(session.id) ?? []).map((conflict) => formatConflict(conflict, board, language))
  const wide = { className: 'board-sheet__button', margin: false, size: 'large', type: 'button' } as const
  return (
    <dialog aria-labelledby={id} className="board-dialog board-sheet" onClose={onClose} ref={dialog}>
      <h2 className="board-dialog__title" id={id}>
        {session.title}
      </h2>
      <p className="board-dialog__session">{formatPlacement(session, board, language)}</p>
      {[...new Set(reasons)].map((reason) => (
        <p className="board-block__conflict" key={reason}>
          {reason}
        </p>
      ))}
      {lock && <p className="board-dialog__session">{formatLock(lock, language)}</p>}
      <div className="board-sheet__actions">
        {board.canMove && !lock && (
          <Button {...wide} onClick={onMove}>
            {isPlaced(session) ? messages.move : messages.place}
          </Button>
        )}
        <Button buttonStyle="secondary" {...wide} onClick={onOpenForm}>
          {messages.openForm}
        </Button>
        {isCancellable && (
          <Button buttonStyle="secondary" {...wide} onClick={() => setIsCancelling(true)}>
            {cancelMessages.open[language]}
          </Button>
        )}
        <Button buttonStyle="transparent" {...wide} onClick={onClose}>
          {messages.cancel}
        </Button>
      </div>
    </dialog>
  )
}
