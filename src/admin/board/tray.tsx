'use client'
import { Button } from '@payloadcms/ui'
import type { PointerEvent, RefObject } from 'react'
import { formatPlacement } from '../../domain/board/format-session'
import { type BoardSession, isPlaced } from '../../domain/board/session'
import { blockOf, kindOf } from './block'
import { useBoard } from './board-context'
import { formatPlaceLabel } from './messages'

interface Props {
  ref: RefObject<HTMLElement | null>
  onPointerDown(event: PointerEvent<HTMLElement>, session: BoardSession): void
  onPlace(session: string): void
  onOpen(session: string): void
}

/** The sessions without a time or a room. */
export function Tray({ ref, ...handlers }: Props) {
  const { state, messages } = useBoard()
  const { sessions, canMove } = state.board
  const unplaced = sessions.filter((session) => !isPlaced(session))
  return (
    <section className="board-tray" aria-labelledby="board-tray-title" ref={ref}>
      <h2 className="board__heading" id="board-tray-title">
        {messages.tray} <span className="board__count">{unplaced.length}</span>
      </h2>
      <p className="board-tray__drop" aria-hidden="true">
        {messages.trayDrop}
      </p>
      <p className="board__hint">{unplaced.length === 0 ? messages.trayEmpty : canMove && messages.trayHint}</p>
      <ul className="board-tray__list">
        {unplaced.map((session) => (
          <TrayCard key={session.id} session={session} {...handlers} />
        ))}
      </ul>
    </section>
  )
}

interface CardProps extends Omit<Props, 'ref'> {
  session: BoardSession
}

function TrayCard({ session, onPointerDown, onPlace, onOpen }: CardProps) {
  const { state, formats, language, messages } = useBoard()
  const { board, saving } = state
  const isSaving = saving.has(session.id)
  const block = blockOf(session, { board, conflicts: [], formats, language, isSaving })
  const isFree = board.canMove && !block.lock
  return (
    <li
      className={`board-card ${block.classNames.join(' ')} ${isFree ? 'board-card--free' : ''}`}
      data-waiting={session.id}
      onPointerDown={isFree ? (event) => onPointerDown(event, session) : undefined}
    >
      <button className="board-card__title" type="button" onClick={() => onOpen(session.id)}>
        {session.title}
      </button>
      <span className="board-card__kind">
        <span className="board-shape" aria-hidden="true" />
        {kindOf(block)}
      </span>
      <span className="board-card__where">{formatPlacement(session, board, language)}</span>
      {block.lock && <span className="board-card__where">{block.lock}</span>}
      {isFree && (
        <Button
          aria-label={formatPlaceLabel(session.title, language)}
          buttonStyle="secondary"
          margin={false}
          onClick={() => onPlace(session.id)}
          size="small"
        >
          {messages.place}
        </Button>
      )}
    </li>
  )
}
