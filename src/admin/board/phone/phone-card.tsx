'use client'
import type { BoardSession } from '../../../domain/board/session'
import { blockOf, kindOf } from '../block'
import { useBoard } from '../board-context'

interface Props {
  session: BoardSession
  onTouch(session: string): void
}

/** A session in the day of a phone: all that the board knows of it, in one button. */
export function PhoneCard({ session, onTouch }: Props) {
  const { state, formats, language } = useBoard()
  const { board, conflicts, saving } = state
  const isSaving = saving.has(session.id)
  const context = { board, conflicts: conflicts.get(session.id) ?? [], formats, language, isSaving }
  const block = blockOf(session, context)
  const room = board.rooms.find(({ id }) => id === session.room)?.name
  return (
    <li>
      <button
        className={`board-card board-phone__card ${block.classNames.join(' ')}`}
        data-session={session.id}
        onClick={() => onTouch(session.id)}
        type="button"
      >
        <strong className="board-card__title">{block.title}</strong>
        <span>
          {block.slot}
          {room && ` · ${room}`}
        </span>
        <span className="board-card__kind">
          <span aria-hidden="true" className="board-shape" />
          {kindOf(block)}
        </span>
        {block.people && <span>{block.people}</span>}
        {block.conflicts.map((reason) => (
          <span className="board-block__conflict" key={reason}>
            {reason}
          </span>
        ))}
        {block.lock && <span>{block.lock}</span>}
      </button>
    </li>
  )
}
