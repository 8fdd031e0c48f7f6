'use client'
import { type RefObject, useEffectEvent, useRef } from 'react'
import { conflictsOf } from '../../domain/board/conflicts'
import type { HourRange } from '../../domain/board/days'
import { isSamePlacement, unplaced } from '../../domain/board/session'
import { type Block, blockOf } from './block'
import { useBoard } from './board-context'
import type { Drag, GridHandlers, Pointer } from './grid-handlers'
import { placementAfter } from './placement-after'
import { alignPreview, releasePreview } from './preview-style'

interface Areas {
  target: RefObject<HTMLDivElement | null>
  tray: RefObject<HTMLElement | null>
  hours: HourRange
}

/** Returns the handlers of a drag on the grid: they show its conflicts at each step, and save the move at its end. */
export function useGridDrag({
  target,
  tray,
  hours,
}: Areas): Pick<GridHandlers, 'onDragStart' | 'onDrag' | 'onDrop' | 'previewOf'> {
  const { store, state, formats, language } = useBoard()
  const { board } = state
  const { timezone } = board.edition
  const pointer = useRef<Pointer>({ x: -1, y: -1 })
  const preview = useRef<{ step: string; session: string; block: Block }>(undefined)

  const destinationOf = (drag: Drag) => {
    const session = store.find(drag.session)
    return session && { session, to: placementAfter(session, drag, board) }
  }
  const elementUnder = (at: Pointer | undefined) => {
    if (at) pointer.current = at
    const { x, y } = pointer.current
    return document.elementFromPoint(x, y)
  }
  const isOverTray = ({ kind }: Drag, under: Element | null) =>
    kind === 'move' && tray.current?.contains(under) === true

  const onDragStart = useEffectEvent(() => {
    store.setDragging(true)
    tray.current?.classList.add('board-tray--open')
  })
  const onDrag = useEffectEvent((drag: Drag, at?: Pointer) => {
    const toTray = isOverTray(drag, elementUnder(at))
    const step = JSON.stringify([drag, toTray])
    const destination = destinationOf(drag)
    if (preview.current?.step === step || !destination) return
    const { session, to } = destination
    const there = { ...session, ...to }
    const context = { board, conflicts: conflictsOf(there, board), formats, language, isSaving: false }
    preview.current = { step, session: session.id, block: blockOf(there, context) }
    target.current?.classList.toggle('board__canvas--to-tray', toTray)
    alignPreview(target.current, drag.drawn, to, timezone, hours)
    store.notifyAt(session.id, toTray ? unplaced : to)
  })
  const onDrop = useEffectEvent((drag: Drag, at?: Pointer): boolean => {
    store.setDragging(false)
    preview.current = undefined
    tray.current?.classList.remove('board-tray--open')
    target.current?.classList.remove('board__canvas--to-tray')
    releasePreview(target.current)
    const destination = destinationOf(drag)
    if (!destination) return false
    const { session, to } = destination
    const under = elementUnder(at)
    const isOnGrid = Boolean(target.current?.contains(under)) && !isSamePlacement(session, to)
    if (isOverTray(drag, under)) store.move(session.id, unplaced)
    else if (isOnGrid) store.move(session.id, to)
    else store.notify(undefined)
    return isOnGrid
  })
  const previewOf = (session: string) => (preview.current?.session === session ? preview.current.block : undefined)
  return { onDragStart, onDrag, onDrop, previewOf }
}
