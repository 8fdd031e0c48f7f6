'use client'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { HourRange } from '../../domain/board/days'
import { isPlaced } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'
import { blockOf } from './block'
import { useBoard } from './board-context'
import { drawGrid, eventOf, type Grid } from './grid'
import type { GridHandlers } from './grid-handlers'
import { useGridDrag } from './use-grid-drag'
import { useGridFocus } from './use-grid-focus'

interface Props {
  target: RefObject<HTMLDivElement | null>
  tray: RefObject<HTMLElement | null>
  days: PlainDate[]
  hours: HourRange
  onOpen: GridHandlers['onOpen']
}

/** Draws the grid of the board, and draws the sessions that change. Returns the grid once it is drawn. */
export function useGrid({ target, tray, days, hours, onOpen }: Props) {
  const { state, formats, language } = useBoard()
  const { board, conflicts, saving } = state
  const { rooms, edition, canMove, locks } = board
  const grid = useRef<Grid>(undefined)
  const [drawings, setDrawings] = useState(0)
  const { updateTabStop, focusOn, onMount } = useGridFocus(target)
  const drag = useGridDrag({ target, tray })
  const open = useEffectEvent(onOpen)

  const shape = JSON.stringify({ days, hours, rooms })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the days, the hours and the rooms
  useEffect(() => {
    const element = target.current
    if (!element) return
    let isCurrent = true
    const handlers: GridHandlers = {
      onDragStart: () => drag.onDragStart(),
      onDrag: (step) => drag.onDrag(step),
      onDrop: (step, pointer) => drag.onDrop(step, pointer),
      previewOf: drag.previewOf,
      onOpen: (session, by) => open(session, by),
      onMount,
    }
    const drawing = drawGrid(element, { days, hours, rooms, language }, handlers)
    void drawing.then((drawn) => {
      if (!isCurrent) return
      grid.current = drawn
      setDrawings((count) => count + 1)
    })
    return () => {
      isCurrent = false
      grid.current = undefined
      void drawing.then((drawn) => drawn.destroy())
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

  return { grid, focusOn }
}
