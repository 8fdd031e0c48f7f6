'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { conflictsOf } from '../../domain/board/conflicts'
import { formatConflict } from '../../domain/board/format-session'
import { type BoardSession, isPlaced, type Placement, unplaced } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'
import { useBoard } from './board-context'
import { PlacementInputs } from './placement-inputs'
import { usePlacementForm } from './use-placement-form'
import './move-dialog.css'

interface Props {
  session: BoardSession
  days: PlainDate[]
  onMove(to: Placement): void
  onOpenForm(): void
  onClose(): void
}

/** Gives a session its day, time, length and room without a drag: by keyboard, by touch, by voice. */
export function MoveDialog({ session, days, onMove, onOpenForm, onClose }: Props) {
  const { state, language, messages } = useBoard()
  const { board } = state
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { fields, change, to } = usePlacementForm(session, days, board.edition.timezone)
  useEffect(() => dialog.current?.showModal(), [])

  const isWaiting = !isPlaced(session)
  const hasPart = session.startsAt !== null || session.room !== null
  const conflicts = to ? conflictsOf({ ...session, ...to }, board) : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to) onMove(to)
  }
  return (
    <dialog aria-labelledby={titleId} className="board-dialog" onClose={onClose} ref={dialog}>
      <form onSubmit={submit}>
        <h2 className="board-dialog__title" id={titleId}>
          {isWaiting ? messages.dialogPlace : messages.dialogTitle}
        </h2>
        <p className="board-dialog__session">{session.title}</p>
        <PlacementInputs days={days} fields={fields} onChange={change} />
        <div className="board-dialog__conflicts" role="status">
          {conflicts.map((conflict) => {
            const text = formatConflict(conflict, board, language)
            return <p key={text}>{text}</p>
          })}
        </div>
        <div className="board-dialog__actions">
          <Button disabled={!to} margin={false} size="medium" type="submit">
            {isWaiting ? messages.place : messages.move}
          </Button>
          <Button buttonStyle="secondary" {...plainButton} onClick={onClose}>
            {messages.cancel}
          </Button>
          <Button buttonStyle="transparent" {...plainButton} onClick={onOpenForm}>
            {messages.openForm}
          </Button>
          {hasPart && (
            <Button buttonStyle="transparent" {...plainButton} onClick={() => onMove(unplaced)}>
              {messages.toTray}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  )
}

const plainButton = { margin: false, size: 'medium', type: 'button' } as const
