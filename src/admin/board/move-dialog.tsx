'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { conflictsOf } from '../../domain/board/conflicts'
import { formatConflict } from '../../domain/board/format-session'
import { minutesOf, placedAt, SHORTEST_MINUTES, USUAL_MINUTES, wallOn, wallSpan } from '../../domain/board/moves'
import { type Board, type BoardSession, type Placement, unplaced } from '../../domain/board/session'
import { formatDay } from '../../domain/format-moment'
import type { PlainDate } from '../../domain/zone'
import type { BoardWords } from './words'
import './move-dialog.css'

interface Props {
  session: BoardSession
  board: Board
  days: PlainDate[]
  language: Language
  words: BoardWords
  onMove(to: Placement): void
  onOpenForm(): void
  onClose(): void
}

/** Gives a session its day, time, length and room without a drag: by keyboard, by touch, by voice. */
export function MoveDialog({ session, board, days, language, words, onMove, onOpenForm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const zone = board.edition.timezone
  const start = wallSpan(session, zone)?.start
  const [day, setDay] = useState(start?.slice(0, 10) ?? days[0] ?? '')
  const [clock, setClock] = useState(start?.slice(11) ?? '09:00')
  const [minutes, setMinutes] = useState(String(minutesOf(session) ?? USUAL_MINUTES))
  const [room, setRoom] = useState(session.room ?? '')

  useEffect(() => dialog.current?.showModal(), [])

  const isComplete = day !== '' && /^\d\d:\d\d$/.test(clock) && Number(minutes) >= SHORTEST_MINUTES
  const to = isComplete ? placedAt(wallOn(day, clock), Number(minutes), room || null, zone) : undefined
  const conflicts = to ? conflictsOf({ ...session, ...to }, board) : []
  const isWaiting = !session.startsAt && !session.room
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to) onMove(to)
  }
  return (
    <dialog aria-labelledby={`${id}-title`} className="board-dialog" onClose={onClose} ref={dialog}>
      <form onSubmit={submit}>
        <h2 className="board-dialog__title" id={`${id}-title`}>
          {isWaiting ? words.dialogPlace : words.dialogTitle}
        </h2>
        <p className="board-dialog__session">{session.title}</p>
        <div className="board-dialog__fields">
          <label>
            {words.day}
            <select value={day} onChange={({ target }) => setDay(target.value)}>
              {days.map((date) => (
                <option key={date} value={date}>
                  {formatDay(`${date}T12:00:00Z`, 'UTC', language)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.start}
            <input required step={300} type="time" value={clock} onChange={({ target }) => setClock(target.value)} />
          </label>
          <label>
            {words.duration}
            <input
              max={1440}
              min={SHORTEST_MINUTES}
              required
              step={5}
              type="number"
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </label>
          <label>
            {words.room}
            <select value={room} onChange={({ target }) => setRoom(target.value)}>
              <option value="">{words.noRoom}</option>
              {board.rooms.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="board-dialog__conflicts" role="status">
          {conflicts.map((conflict) => {
            const text = formatConflict(conflict, board, language)
            return <p key={text}>{text}</p>
          })}
        </div>
        <div className="board-dialog__actions">
          <Button disabled={!to} margin={false} size="medium" type="submit">
            {words.move}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium" type="button">
            {words.cancel}
          </Button>
          <Button buttonStyle="transparent" margin={false} onClick={onOpenForm} size="medium" type="button">
            {words.openForm}
          </Button>
          {!isWaiting && (
            <Button
              buttonStyle="transparent"
              margin={false}
              onClick={() => onMove(unplaced)}
              size="medium"
              type="button"
            >
              {words.toTray}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  )
}
