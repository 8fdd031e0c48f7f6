'use client'
import { useRef } from 'react'
import { isPlaced } from '../../domain/board/session'
import { dayIn } from '../../domain/zone'
import { useBoard } from './board-context'
import { ConflictList } from './conflict-list'
import { NoticeLine } from './notice-line'
import { SessionDialogs } from './session-dialogs'
import { Toolbar } from './toolbar'
import { Tray } from './tray'
import { useBoardKeys } from './use-board-keys'
import { useDays } from './use-days'
import { useGrid } from './use-grid'
import { useSessionDialogs } from './use-session-dialogs'
import { useTrayDrag } from './use-tray-drag'

/** The parts of the board, and the dialogs that they open. */
export function BoardLayout() {
  const { store, state, messages } = useBoard()
  const { edition, rooms } = state.board
  const target = useRef<HTMLDivElement>(null)
  const tray = useRef<HTMLElement>(null)
  const days = useDays(state.board)
  const dialogs = useSessionDialogs()
  const { grid, focusOn } = useGrid({ target, tray, days: days.shown, hours: days.hours, onOpen: dialogs.open })
  const { onPointerDown, wasDragged } = useTrayDrag(grid)
  const onKeyDown = useBoardKeys(focusOn)

  const showSession = (id: string) => {
    const session = store.find(id)
    if (!session || !isPlaced(session)) return dialogs.setEditing(id)
    if (days.choice !== 'all') days.choose(dayIn(session.startsAt, edition.timezone))
    setTimeout(() => focusOn(id), 50)
  }
  return (
    <div className="board">
      <Toolbar {...days} />
      <NoticeLine />
      <div className="board__layout">
        <div className="board__side">
          <Tray
            onOpen={(id) => wasDragged.current || dialogs.setEditing(id)}
            onPlace={dialogs.setMoving}
            onPointerDown={onPointerDown}
            ref={tray}
          />
          <ConflictList onShow={showSession} />
        </div>
        {rooms.length === 0 || days.days.length === 0 ? (
          <p className="board__empty">{days.days.length === 0 ? messages.noDays : messages.noRooms}</p>
        ) : (
          <section aria-label={messages.grid} className="board__grid" onKeyDown={onKeyDown}>
            <div className="board__canvas" ref={target} />
          </section>
        )}
      </div>
      <details className="board__keys">
        <summary>{messages.keysTitle}</summary>
        <p>{messages.keys}</p>
      </details>
      <SessionDialogs {...dialogs} days={days.days} focusOn={focusOn} />
    </div>
  )
}
