'use client'
import type { Language } from '../../domain/bilingual'
import '@event-calendar/core/index.css'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { boardDays, boardHours } from '../../domain/board/days'
import { formatPlacement } from '../../domain/board/format-session'
import { neighbour } from '../../domain/board/neighbour'
import { type Board, isPlaced } from '../../domain/board/session'
import { dayIn } from '../../domain/zone'
import { blockOf } from './block'
import { ConflictList } from './conflict-list'
import { MoveDialog } from './move-dialog'
import { NoticeLine } from './notice-line'
import { placementByKey } from './pulls'
import { SessionForm } from './session-form'
import { type DayChoice, Toolbar } from './toolbar'
import { Tray } from './tray'
import { useDesk } from './use-desk'
import { useGrid } from './use-grid'
import { useTrayDrag } from './use-tray-drag'
import { boardWords } from './words'
import './board.css'
import './grid.css'

interface Props {
  board: Board
  /** Words for formats, by their value. */
  formats: Record<string, string>
  /** Of the edition's programme in the API. */
  url: string
  language: Language
}

// The keys are saved once they rest, so that ten presses are one move.
const KEYS_REST_MS = 700

const directions = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const

/** The programme of an edition, to be arranged: grid, tray, conflicts, undo. */
export function ProgrammeBoard({ board: initial, formats, url, language }: Props) {
  const words = boardWords[language]
  const [desk, state] = useDesk(initial, url, language)
  const { board, conflicts, history, notice, stale } = state
  const { edition, rooms, sessions, canMove } = board
  const target = useRef<HTMLDivElement>(null)
  const tray = useRef<HTMLElement>(null)
  const [choice, setChoice] = useState<DayChoice>()
  const [moving, setMoving] = useState<string>()
  const [editing, setEditing] = useState<string>()

  const days = useMemo(() => boardDays(edition, sessions), [edition, sessions])
  const hours = useMemo(() => boardHours(edition, sessions), [edition, sessions])
  const shown = choice === 'all' ? days : days.filter((day) => day === (choice ?? days[0]))

  const onOpen = (session: string, by: 'pointer' | 'keyboard') => {
    desk.commit(session)
    const lock = board.locks[session]
    if (by === 'pointer' || !canMove) return setEditing(session)
    if (lock) desk.tell({ tone: 'warning', text: words.lockedTitle(desk.find(session)?.title ?? '', lock) })
    else setMoving(session)
  }
  const { grid, focusOn } = useGrid({
    target,
    tray,
    desk,
    state,
    days: shown,
    hours,
    formats,
    language,
    onOpen,
  })
  const { onPointerDown, wasDragged } = useTrayDrag({ grid, desk, state, formats, language })

  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(resting.current), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-session]')?.dataset.session
    const session = id && desk.find(id)
    if (!session) return
    if (event.key === 'Escape') {
      clearTimeout(resting.current)
      return desk.cancelPreview(session.id)
    }
    const to = placementByKey(session, event, board)
    const direction = directions[event.key as keyof typeof directions]
    if (to) {
      event.preventDefault()
      const lock = board.locks[session.id]
      if (lock) return desk.tell({ tone: 'warning', text: words.lockedTitle(session.title, lock) })
      if (!canMove) return desk.tell({ tone: 'warning', text: words.readOnly })
      clearTimeout(resting.current)
      desk.preview(session.id, to)
      resting.current = setTimeout(() => desk.commit(session.id), KEYS_REST_MS)
    } else if (direction && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault()
      const next = neighbour(session, direction, board)
      if (next) focusOn(next.id)
    }
  }
  const showSession = (id: string) => {
    const session = desk.find(id)
    if (!session || !isPlaced(session)) return setEditing(id)
    if (choice !== 'all') setChoice(dayIn(session.startsAt, edition.timezone))
    setTimeout(() => focusOn(id), 50)
  }

  const waiting = sessions
    .filter((session) => !isPlaced(session))
    .map((session) => {
      const known = { board, conflicts: [], formats, language, isSaving: state.saving.has(session.id) }
      return { session, block: blockOf(session, known), where: formatPlacement(session, board, language) }
    })
  // The focus goes back to the session, wherever it is now.
  const closeDialog = (id: string) => {
    setMoving(undefined)
    setTimeout(() => focusOn(id))
  }
  const movingSession = moving ? desk.find(moving) : undefined
  const hint = canMove ? words.draftsOnly : words.readOnly

  return (
    <div className="board">
      <Toolbar
        canMove={canMove}
        canRedo={history.undone.length > 0}
        canUndo={history.done.length > 0}
        choice={choice ?? days[0] ?? 'all'}
        days={days}
        language={language}
        onChoose={setChoice}
        onRedo={desk.redo}
        onUndo={desk.undo}
        words={words}
      />
      <NoticeLine
        board={board}
        hint={hint}
        language={language}
        notice={notice}
        onSettle={(decision) => desk.settle(decision)}
        stale={stale}
        words={words}
      />
      <div className="board__desk">
        <div className="board__side">
          <Tray
            canMove={canMove}
            onOpen={(id) => wasDragged.current || setEditing(id)}
            onPlace={setMoving}
            onPointerDown={onPointerDown}
            ref={tray}
            waiting={waiting}
            words={words}
          />
          <ConflictList board={board} conflicts={conflicts} language={language} onShow={showSession} words={words} />
        </div>
        {rooms.length === 0 || days.length === 0 ? (
          <p className="board__empty">{days.length === 0 ? words.noDays : words.noRooms}</p>
        ) : (
          <section aria-label={words.grid} className="board__grid" onKeyDown={onKeyDown}>
            <div className="board__canvas" ref={target} />
          </section>
        )}
      </div>
      <details className="board__keys">
        <summary>{words.keysTitle}</summary>
        <p>{words.keys}</p>
      </details>
      {movingSession && (
        <MoveDialog
          board={board}
          days={days}
          key={movingSession.id}
          language={language}
          onClose={() => closeDialog(movingSession.id)}
          onMove={(to) => {
            desk.move(movingSession.id, to)
            closeDialog(movingSession.id)
          }}
          onOpenForm={() => {
            setMoving(undefined)
            setEditing(movingSession.id)
          }}
          session={movingSession}
          words={words}
        />
      )}
      {editing && (
        <SessionForm
          key={editing}
          onClose={() => {
            setEditing(undefined)
            void desk.poll()
          }}
          onSave={() => void desk.poll()}
          session={editing}
        />
      )}
    </div>
  )
}
