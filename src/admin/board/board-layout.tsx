'use client'
import { useRef } from 'react'
import { type BoardSession, isPlaced } from '../../domain/board/session'
import { dayIn } from '../../domain/zone'
import { useBoard } from './board-context'
import { ConflictList } from './conflict-list'
import { firstFreePlace } from './new-place'
import { PhoneDay } from './phone/phone-day'
import { useIsPhone } from './phone/use-is-phone'
import { releasePreview } from './preview-style'
import { ProgrammePrint } from './print/programme-print'
import { useSearch, useSearchMarks } from './search/use-search'
import { SessionDialogs } from './session-dialogs'
import { focusOnSession, scrollToSession } from './session-element'
import { Toolbar } from './toolbar'
import { Tray } from './tray'
import { useBoardKeys } from './use-board-keys'
import { useBoardTop } from './use-board-top'
import { useDays } from './use-days'
import { useGrid } from './use-grid'
import { useSessionDialogs } from './use-session-dialogs'
import { useTrayDrag } from './use-tray-drag'

/** The parts of the board, and the dialogs that they open. On a phone a list of the day replaces the grid. */
export function BoardLayout() {
  const { store, state, messages } = useBoard()
  const { board } = state
  const [target, layout] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const tray = useRef<HTMLElement>(null)
  const days = useDays(board)
  const dialogs = useSessionDialogs()
  const isPhone = useIsPhone()
  const { open, setCreating } = dialogs
  const areas = { target, tray, days: days.shown, hours: days.hours, isShown: isPhone === false }
  const { grid, focusInGrid } = useGrid({ ...areas, onOpen: open, onCreate: setCreating })
  const { onPointerDown, wasDragged } = useTrayDrag(grid)
  useBoardTop(layout)

  const focusOn = (id: string) => {
    const session = store.find(id)
    if (isPhone || !session || !isPlaced(session)) return focusOnSession(id)
    if (!days.shown.includes(dayIn(session.startsAt, board.edition.timezone))) showDayOf(session)
    focusInGrid(id)
  }
  const showDayOf = (session: BoardSession) => {
    if (isPlaced(session) && days.choice !== 'all') days.choose(dayIn(session.startsAt, board.edition.timezone))
  }
  const onKeyDown = useBoardKeys(focusOn, setCreating)
  const search = useSearch((session) => {
    showDayOf(session)
    setTimeout(() => scrollToSession(session.id), 50)
  })
  useSearchMarks(search)
  const showSession = (id: string) => {
    const session = store.find(id)
    if (!session || !isPlaced(session)) return dialogs.setEditing(id)
    showDayOf(session)
    setTimeout(() => focusOn(id), 50)
  }
  const missing = days.days.length === 0 ? messages.noDays : board.rooms.length === 0 ? messages.noRooms : undefined
  return (
    <div className="board">
      <Toolbar
        {...days}
        onCreate={() => setCreating(firstFreePlace(board, days.shown[0] ?? ''))}
        onOpenForm={dialogs.setEditing}
        search={search}
      />
      <div className="board__layout" ref={layout}>
        {missing && <p className="board__empty">{missing}</p>}
        {!missing && isPhone && <PhoneDay days={days.shown} onTouch={dialogs.setTouched} />}
        {!missing && !isPhone && (
          <section aria-label={messages.grid} className="board__grid" onKeyDown={onKeyDown}>
            <div className={`board__canvas ${days.shown.length === 1 ? 'board__canvas--one-day' : ''}`} ref={target} />
          </section>
        )}
        <div className="board__side">
          <Tray
            onOpen={(id) => wasDragged.current || (isPhone ? dialogs.setTouched : dialogs.setEditing)(id)}
            onPlace={dialogs.setMoving}
            onPointerDown={onPointerDown}
            ref={tray}
          />
          <ConflictList onShow={showSession} />
          {!isPhone && (
            <details className="board__keys">
              <summary>{messages.keysTitle}</summary>
              <p>{messages.keys}</p>
            </details>
          )}
        </div>
      </div>
      <SessionDialogs
        {...dialogs}
        days={days.days}
        focusOn={focusOn}
        onCreateClosed={() => {
          grid.current?.clearDrawing()
          releasePreview(target.current)
        }}
      />
      <ProgrammePrint days={days.shown} />
    </div>
  )
}
