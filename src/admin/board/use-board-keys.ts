'use client'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { neighbour } from '../../domain/board/neighbour'
import type { Placement } from '../../domain/board/session'
import { useBoard } from './board-context'
import { placeAfter } from './new-place'
import { lockedNotice } from './notices'
import { placementByKey } from './placement-after'

// The keys are saved after a pause, so that ten presses are one move.
const PAUSE_MS = 700

const directions: Record<string, 'up' | 'down' | 'left' | 'right' | undefined> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Returns the key handler of the grid: arrows change the focus, with Shift they move the session that has it; N creates one after it. */
export function useBoardKeys(focusOn: (session: string) => void, onCreate: (place: Placement) => void) {
  const { store, state, language, messages } = useBoard()
  const { board } = state
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])

  return (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-session]')?.dataset.session
    const session = id && store.find(id)
    if (!session) return
    if (event.key === 'Escape') {
      clearTimeout(pause.current)
      return store.cancelPreview(session.id)
    }
    if (event.key.toLowerCase() === 'n' && !hasModifier(event) && board.canMove) {
      const place = placeAfter(session, board)
      event.preventDefault()
      return place && onCreate(place)
    }
    const to = placementByKey(session, event, board)
    const direction = hasModifier(event) ? undefined : directions[event.key]
    if (!to && !direction) return
    event.preventDefault()
    if (direction) {
      const next = neighbour(session, direction, board)
      if (next) focusOn(next.id)
      return
    }
    const lock = board.locks[session.id]
    if (lock) return store.notify(lockedNotice(session.title, lock, language))
    if (!board.canMove) return store.notify({ tone: 'warning', text: messages.readOnly })
    if (!to) return
    clearTimeout(pause.current)
    store.preview(session.id, to)
    pause.current = setTimeout(() => store.commit(session.id), PAUSE_MS)
  }
}

const hasModifier = ({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) => shiftKey || ctrlKey || altKey || metaKey
