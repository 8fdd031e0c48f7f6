'use client'
import { type PointerEvent as ReactPointerEvent, type RefObject, useRef } from 'react'
import type { Language } from '../../domain/bilingual'
import { conflictsOf } from '../../domain/board/conflicts'
import { minutesOf, placedAt, USUAL_MINUTES } from '../../domain/board/moves'
import type { BoardSession, Placement } from '../../domain/board/session'
import { blockOf } from './block'
import type { Desk } from './desk'
import type { DeskState } from './desk-state'
import { eventOf, type Grid } from './grid'

interface Props {
  grid: RefObject<Grid | undefined>
  desk: Desk
  state: DeskState
  formats: Record<string, string>
  language: Language
}

// Less is a click.
const DRAG_FROM_PX = 6

/** Drags a session out of the tray onto the grid, with a mouse or a pen; by touch and by keyboard one chooses « Placer ». */
export function useTrayDrag({ grid, desk, state, formats, language }: Props) {
  const wasDragged = useRef(false)

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>, session: BoardSession) => {
    if (event.pointerType === 'touch' || event.button !== 0) return
    const card = event.currentTarget
    const from = { x: event.clientX, y: event.clientY }
    let ghost: HTMLElement | undefined
    let to: Placement | undefined
    let last = ''
    const { board } = state
    const stop = () => {
      ghost?.remove()
      if (ghost) desk.hold(false)
      grid.current?.preview(undefined)
      for (const [name, listener] of listeners) window.removeEventListener(name, listener as EventListener)
    }
    const show = (x: number, y: number) => {
      const point = grid.current?.pointAt(x, y)
      const key = JSON.stringify(point ?? null)
      if (key === last) return
      last = key
      const minutes = minutesOf(session) ?? USUAL_MINUTES
      to = point && placedAt(point.wall, minutes, point.room, board.edition.timezone)
      ghost?.classList.toggle('board-ghost--over', to !== undefined)
      if (!to) return grid.current?.preview(undefined)
      const there = { ...session, ...to }
      const known = { board, conflicts: conflictsOf(there, board), formats, language, isSaving: false }
      const block = blockOf(there, known)
      grid.current?.preview({ ...eventOf(there, block, board.edition.timezone, false), display: 'preview' as never })
      desk.tell(desk.noticeAt(session.id, to))
    }
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (!ghost && Math.hypot(clientX - from.x, clientY - from.y) < DRAG_FROM_PX) return
      if (!ghost) {
        desk.hold(true)
        wasDragged.current = true
        ghost = card.cloneNode(true) as HTMLElement
        ghost.classList.add('board-ghost')
        ghost.ariaHidden = 'true'
        ghost.style.inlineSize = `${card.offsetWidth}px`
        document.body.append(ghost)
      }
      ghost.style.translate = `${clientX + 8}px ${clientY + 8}px`
      show(clientX, clientY)
    }
    const drop = () => {
      const isDrag = ghost !== undefined
      stop()
      // The click that ends a drag opens nothing.
      setTimeout(() => {
        wasDragged.current = false
      })
      if (isDrag && to) desk.move(session.id, to)
    }
    const giveUp = (key: KeyboardEvent) => {
      if (key.key === 'Escape') stop()
    }
    const listeners = [
      ['pointermove', move],
      ['pointerup', drop],
      ['pointercancel', stop],
      ['keydown', giveUp],
    ] as const
    for (const [name, listener] of listeners) window.addEventListener(name, listener as EventListener)
  }
  return { onPointerDown, wasDragged }
}
