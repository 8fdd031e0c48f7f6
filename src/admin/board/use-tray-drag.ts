'use client'
import { type PointerEvent, type RefObject, useRef } from 'react'
import { conflictsOf } from '../../domain/board/conflicts'
import { minutesOf, placedAt, USUAL_MINUTES } from '../../domain/board/moves'
import type { BoardSession, Placement } from '../../domain/board/session'
import { snapMove } from '../../domain/board/snap'
import { blockOf } from './block'
import { useBoard } from './board-context'
import { eventOf, type Grid } from './grid'
import { followDrag } from './tray-drag'

/**
 * Drags a session out of the tray onto the grid with a mouse or a pen; by touch and by keyboard the user chooses « Placer ».
 * `wasDragged` is true during the click that ends a drag.
 */
export function useTrayDrag(grid: RefObject<Grid | undefined>) {
  const { store, state, formats, language } = useBoard()
  const { board } = state
  const { timezone } = board.edition
  const wasDragged = useRef(false)

  const showPreview = (session: BoardSession, to: Placement) => {
    const there = { ...session, ...to }
    const context = { board, conflicts: conflictsOf(there, board), formats, language, isSaving: false }
    const event = eventOf(there, blockOf(there, context), timezone, false)
    grid.current?.preview({ ...event, display: 'preview' as never })
    store.notifyAt(session.id, to)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>, session: BoardSession) => {
    if (event.pointerType === 'touch' || event.button !== 0) return
    let to: Placement | undefined
    let lastPoint = ''
    followDrag(
      event.currentTarget,
      { x: event.clientX, y: event.clientY },
      {
        onStart: () => {
          store.setDragging(true)
          wasDragged.current = true
        },
        onDrag: (x, y, isFine) => {
          const point = grid.current?.pointAt(x, y)
          const key = JSON.stringify([point, isFine])
          if (key === lastPoint) return to !== undefined
          lastPoint = key
          const raw = point && placedAt(point.wall, minutesOf(session) ?? USUAL_MINUTES, point.room, timezone)
          to = raw && snapMove(session, raw, board, isFine)
          if (to) showPreview(session, to)
          else grid.current?.preview(undefined)
          return to !== undefined
        },
        onEnd: () => {
          store.setDragging(false)
          grid.current?.preview(undefined)
          // The click that ends a drag comes before this timer.
          setTimeout(() => {
            wasDragged.current = false
          })
        },
        onDrop: () => {
          if (to) store.move(session.id, to)
        },
      },
    )
  }
  return { onPointerDown, wasDragged }
}
