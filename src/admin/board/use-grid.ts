'use client'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Language } from '../../domain/bilingual'
import { conflictsOf } from '../../domain/board/conflicts'
import type { HourRange } from '../../domain/board/days'
import { isPlaced, isSamePlacement, type Placement, unplaced } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'
import { type Block, blockOf } from './block'
import type { Desk } from './desk'
import type { DeskState } from './desk-state'
import { drawGrid, eventOf, type Grid, type GridHandlers, type Pull } from './grid'
import { placementAfter } from './pulls'
import { useFocus } from './use-focus'
import { boardWords } from './words'

interface Props {
  target: RefObject<HTMLDivElement | null>
  tray: RefObject<HTMLElement | null>
  desk: Desk
  state: DeskState
  days: PlainDate[]
  hours: HourRange
  formats: Record<string, string>
  language: Language
  onOpen: GridHandlers['onOpen']
}

/** The grid on the page: drawn anew for other days, rooms or hours, else only what changed. */
export function useGrid({ target, tray, desk, state, days, hours, formats, language, onOpen }: Props) {
  const grid = useRef<Grid>(undefined)
  const [drawn, setDrawn] = useState(0)
  const focus = useFocus(target)
  const pulled = useRef<{ pull: string; session: string; block: Block }>(undefined)
  const { board, conflicts, saving } = state
  const { rooms, edition, canMove, locks } = board

  const candidateOf = (pull: Pull): Placement | undefined => {
    const session = desk.find(pull.session)
    return session && placementAfter(session, pull, edition.timezone)
  }
  const onStep = useEffectEvent((pull: Pull) => {
    const key = JSON.stringify(pull)
    if (pulled.current?.pull === key) return
    const session = desk.find(pull.session)
    const to = candidateOf(pull)
    if (!session || !to) return
    const there = { ...session, ...to }
    const known = { board, conflicts: conflictsOf(there, board), formats, language, isSaving: false }
    pulled.current = { pull: key, session: session.id, block: blockOf(there, known) }
    desk.tell(desk.noticeAt(session.id, to))
  })
  const onEnd = useEffectEvent((pull: Pull, { x, y }: { x: number; y: number }): boolean => {
    desk.hold(false)
    pulled.current = undefined
    tray.current?.classList.remove('board-tray--open')
    const session = desk.find(pull.session)
    const to = candidateOf(pull)
    if (!session || !to) return false
    const at = document.elementFromPoint(x, y)
    const isOverTray = pull.kind === 'move' && tray.current?.contains(at)
    // Let go beside the grid, a session stays where it was.
    const isTaken = target.current?.contains(at) && !isSamePlacement(session, to)
    if (isOverTray) desk.move(session.id, unplaced)
    else if (isTaken) desk.move(session.id, to)
    else desk.tell(undefined)
    return Boolean(isTaken)
  })
  const onStart = useEffectEvent(() => {
    desk.hold(true)
    tray.current?.classList.add('board-tray--open')
  })
  const open = useEffectEvent(onOpen)

  const shape = JSON.stringify({ days, hours, rooms })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the days, the hours and the rooms
  useEffect(() => {
    const element = target.current
    if (!element) return
    let isCurrent = true
    const handlers: GridHandlers = {
      onStep: (pull) => onStep(pull),
      onStart: () => onStart(),
      onEnd: (pull, pointer) => onEnd(pull, pointer),
      onOpen: (session, by) => open(session, by),
      onMount: focus.onMount,
      previewOf: (session) => (pulled.current?.session === session ? pulled.current.block : undefined),
    }
    const drawing = drawGrid(element, { days, hours, rooms, language, seats: boardWords[language].seats }, handlers)
    void drawing.then((drawnGrid) => {
      if (!isCurrent) return
      grid.current = drawnGrid
      setDrawn((count) => count + 1)
    })
    return () => {
      isCurrent = false
      grid.current = undefined
      void drawing.then((drawnGrid) => drawnGrid.destroy())
    }
  }, [shape, language])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a grid drawn anew is empty
  useEffect(() => {
    grid.current?.show(
      board.sessions.filter(isPlaced).map((session) => {
        const isSaving = saving.has(session.id)
        const known = { board, conflicts: conflicts.get(session.id) ?? [], formats, language, isSaving }
        return eventOf(session, blockOf(session, known), edition.timezone, canMove && !locks[session.id])
      }),
    )
    const settled = requestAnimationFrame(focus.settle)
    return () => cancelAnimationFrame(settled)
  }, [drawn, board, conflicts, saving, formats, language])

  return { grid, focusOn: focus.focusOn }
}
