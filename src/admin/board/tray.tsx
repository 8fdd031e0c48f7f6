'use client'
import { Button } from '@payloadcms/ui'
import type { PointerEvent, RefObject } from 'react'
import type { BoardSession } from '../../domain/board/session'
import type { Block } from './block'
import type { BoardWords } from './words'

interface Props {
  ref: RefObject<HTMLElement | null>
  waiting: { session: BoardSession; block: Block; where: string }[]
  canMove: boolean
  words: BoardWords
  onPointerDown(event: PointerEvent<HTMLElement>, session: BoardSession): void
  onPlace(session: string): void
  onOpen(session: string): void
}

/** The sessions that wait for a time or a room. */
export function Tray({ ref, waiting, canMove, words, onPointerDown, onPlace, onOpen }: Props) {
  return (
    <section className="board-tray" aria-labelledby="board-tray-title" ref={ref}>
      <h2 className="board__heading" id="board-tray-title">
        {words.tray} <span className="board__count">{waiting.length}</span>
      </h2>
      <p className="board-tray__drop" aria-hidden="true">
        {words.trayDrop}
      </p>
      <p className="board__hint">{waiting.length === 0 ? words.trayEmpty : canMove && words.trayHint}</p>
      <ul className="board-tray__list">
        {waiting.map(({ session, block, where }) => (
          <li
            key={session.id}
            className={`board-card ${block.classNames.join(' ')} ${canMove && !block.lock ? 'board-card--free' : ''}`}
            data-waiting={session.id}
            onPointerDown={canMove && !block.lock ? (event) => onPointerDown(event, session) : undefined}
          >
            <button className="board-card__title" type="button" onClick={() => onOpen(session.id)}>
              {session.title}
            </button>
            <span className="board-card__kind">
              <span className="board-shape" aria-hidden="true" />
              {block.kind}
            </span>
            <span className="board-card__where">{where}</span>
            {block.lock && <span className="board-card__where">{block.lock}</span>}
            {canMove && !block.lock && (
              <Button
                aria-label={words.placeNamed(session.title)}
                buttonStyle="secondary"
                margin={false}
                onClick={() => onPlace(session.id)}
                size="small"
              >
                {words.place}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
