'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { conflictsOf } from '../../../domain/board/conflicts'
import { draftSession } from '../../../domain/board/draft-session'
import { formatConflict } from '../../../domain/board/format-session'
import type { Placement } from '../../../domain/board/session'
import type { PlainDate } from '../../../domain/zone'
import { useBoard } from '../board-context'
import { PlacementInputs } from '../placement-inputs'
import { usePlacementForm } from '../use-placement-form'
import { useNewSession } from './use-new-session'
import '../move-dialog.css'

interface Props {
  place: Placement
  days: PlainDate[]
  onCreated(session: string, opensForm: boolean): void
  onClose(): void
}

/** Creates a session where the user clicked or drew: title and format, the place is given. */
export function CreateDialog({ place, days, onCreated, onClose }: Props) {
  const { state, formats, language, messages } = useBoard()
  const { board } = state
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { fields, change, to } = usePlacementForm(place, days, board.edition.timezone)
  const { title, setTitle, format, setFormat, error, isSaving, create } = useNewSession(onCreated)
  const opensForm = useRef(false)
  useEffect(() => dialog.current?.showModal(), [])

  const conflicts = to ? conflictsOf(draftSession('', title, to), board) : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to) void create(to, opensForm.current)
  }
  const choose = (opens: boolean) => {
    opensForm.current = opens
  }
  const isReady = to !== undefined && title.trim() !== '' && !isSaving
  return (
    <dialog aria-labelledby={id} className="board-dialog" onClose={onClose} ref={dialog}>
      <form onSubmit={submit}>
        <h2 className="board-dialog__title" id={id}>
          {messages.newSession}
        </h2>
        <p className="board-dialog__session">
          {messages.edition} {board.edition.shortName}
        </p>
        <div className="board-dialog__fields">
          <label className="board-dialog__wide">
            {messages.sessionTitle}
            <input
              maxLength={200}
              onChange={({ target }) => setTitle(target.value)}
              required
              type="text"
              value={title}
            />
          </label>
          <label className="board-dialog__wide">
            {messages.format}
            <select onChange={({ target }) => setFormat(target.value)} value={format}>
              {Object.entries(formats).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <PlacementInputs days={days} fields={fields} mayWait onChange={change} />
        <div className="board-dialog__conflicts" role="status">
          {conflicts.map((conflict) => {
            const text = formatConflict(conflict, board, language)
            return <p key={text}>{text}</p>
          })}
        </div>
        {error && (
          <p className="board-dialog__error" role="alert">
            {error}
          </p>
        )}
        <div className="board-dialog__actions">
          <Button disabled={!isReady} margin={false} onClick={() => choose(false)} size="medium" type="submit">
            {messages.create}
          </Button>
          <Button
            buttonStyle="secondary"
            disabled={!isReady}
            margin={false}
            onClick={() => choose(true)}
            size="medium"
            type="submit"
          >
            {messages.createAndOpen}
          </Button>
          <Button
            buttonStyle="transparent"
            margin={false}
            onClick={() => dialog.current?.close()}
            size="medium"
            type="button"
          >
            {messages.cancel}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
