'use client'
import { type RefObject, useEffectEvent, useRef } from 'react'
import { conflictsOf } from '../../domain/board/conflicts'
import { isSamePlacement, unplaced } from '../../domain/board/session'
import { type Block, blockOf } from './block'
import { useBoard } from './board-context'
import type { Drag, GridHandlers } from './grid-handlers'
import { placementAfter } from './placement-after'

interface Areas {
  target: RefObject<HTMLDivElement | null>
  tray: RefObject<HTMLElement | null>
}

/** Returns the handlers of a drag on the grid: they show its conflicts at each step, and save the move at its end. */
export function useGridDrag({ target, tray }: Areas): Omit<GridHandlers, 'onOpen' | 'onMount'> {
  const { store, state, formats, language } = useBoard()
  const { board } = state
  const preview = useRef<{ step: string; session: string; block: Block }>(undefined)

  const destinationOf = (drag: Drag) => {
    const session = store.find(drag.session)
    return session && { session, to: placementAfter(session, drag, board.edition.timezone) }
  }
  const onDragStart = useEffectEvent(() => {
    store.setDragging(true)
    tray.current?.classList.add('board-tray--open')
  })
  const onDrag = useEffectEvent((drag: Drag) => {
    const step = JSON.stringify(drag)
    const destination = destinationOf(drag)
    if (preview.current?.step === step || !destination) return
    const { session, to } = destination
    const there = { ...session, ...to }
    const context = { board, conflicts: conflictsOf(there, board), formats, language, isSaving: false }
    preview.current = { step, session: session.id, block: blockOf(there, context) }
    store.notifyAt(session.id, to)
  })
  const onDrop = useEffectEvent((drag: Drag, { x, y }: { x: number; y: number }): boolean => {
    store.setDragging(false)
    preview.current = undefined
    tray.current?.classList.remove('board-tray--open')
    const destination = destinationOf(drag)
    if (!destination) return false
    const { session, to } = destination
    const under = document.elementFromPoint(x, y)
    const isOverTray = drag.kind === 'move' && tray.current?.contains(under)
    const isOnGrid = Boolean(target.current?.contains(under)) && !isSamePlacement(session, to)
    if (isOverTray) store.move(session.id, unplaced)
    else if (isOnGrid) store.move(session.id, to)
    else store.notify(undefined)
    return isOnGrid
  })
  const previewOf = (session: string) => (preview.current?.session === session ? preview.current.block : undefined)
  return { onDragStart, onDrag, onDrop, previewOf }
}
