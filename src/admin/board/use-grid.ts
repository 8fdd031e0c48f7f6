'use client'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { HourRange } from '../../domain/board/days'
import { isPlaced, type Placement } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'
import { blockOf } from './block'
import { useBoard } from './board-context'
import { drawGrid, eventOf, type Grid } from './grid'
import type { GridHandlers } from './grid-handlers'
import { useGridDrag } from './use-grid-drag'
import { useGridDrawing } from './use-grid-drawing'
import { useGridFocus } from './use-grid-focus'

interface Props {
  target: RefObject<HTMLDivElement | null>
  tray: RefObject<HTMLElement | null>
  days: PlainDate[]
  hours: HourRange
  /** Whether the grid is in the page; on a phone it is not. */
  isShown: boolean
  onOpen: GridHandlers['onOpen']
  onCreate(place: Placement): void
}

/** Draws the grid of the board, and draws the sessions that change. Returns the grid once it is drawn. */
export function useGrid({ target, tray, days, hours, isShown, onOpen, onCreate }: Props) {
  const { state, formats, language } = useBoard()
  const { board, conflicts, saving } = state
  const { rooms, edition, canMove, locks } = board
  const grid = useRef<Grid>(undefined)
  const [drawings, setDrawings] = useState(0)
  const { updateTabStop, focusInGrid, onMount } = useGridFocus(target)
  const drag = useGridDrag({ target, tray, hours })
  const drawing = useGridDrawing({ target, hours, onCreate })
  const open = useEffectEvent(onOpen)

  const shape = JSON.stringify({ days, hours, rooms, canMove, isShown })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for all that the drawing is made of
  useEffect(() => {
    const element = target.current
    if (!element || !isShown) return
    let isCurrent = true
    const handlers: GridHandlers = {
      onDragStart: () => drag.onDragStart(),
      onDrag: (step, pointer) => drag.onDrag(step, pointer),
      onDrop: (step, pointer) => drag.onDrop(step, pointer),
      onDraw: (step) => drawing.onDraw(step),
      onDrawn: (step) => drawing.onDrawn(step),
      onClickEmpty: (point) => drawing.onClickEmpty(point),
      startAt: (point) => drawing.startAt(point),
      previewOf: (id) => drag.previewOf(id) ?? drawing.previewOf(id),
      onOpen: (session, by) => open(session, by),
      onMount,
    }
    const drawn = drawGrid(element, { days, hours, rooms, language, canCreate: canMove }, handlers)
    void drawn.then((ready) => {
      if (!isCurrent) return
      grid.current = ready
      setDrawings((count) => count + 1)
    })
    return () => {
      isCurrent = false
      grid.current = undefined
      void drawn.then((ready) => ready.destroy())
    }
  }, [shape, language])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is empty
  useEffect(() => {
    const events = board.sessions.filter(isPlaced).map((session) => {
      const isSaving = saving.has(session.id)
      const context = { board, conflicts: conflicts.get(session.id) ?? [], formats, language, isSaving }
      return eventOf(session, blockOf(session, context), edition.timezone, canMove && !locks[session.id])
    })
    grid.current?.show(events)
    const frame = requestAnimationFrame(updateTabStop)
    return () => cancelAnimationFrame(frame)
  }, [drawings, board, conflicts, saving, formats, language])

  return { grid, focusInGrid }
}
