'use client'
import { useState } from 'react'
import type { Placement } from '../../domain/board/session'
import { useBoard } from './board-context'
import { lockedNotice } from './notices'

/** Which session the move dialog and the sheet show, which one the form in the drawer shows, and where one is being created. */
export function useSessionDialogs() {
  const { store, state, language } = useBoard()
  const { canMove, locks } = state.board
  const [moving, setMoving] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const [touched, setTouched] = useState<string>()
  const [creating, setCreating] = useState<Placement>()

  /** Opens the form on a click, and the move dialog on a key. */
  const open = (session: string, by: 'pointer' | 'keyboard') => {
    store.commit(session)
    const lock = locks[session]
    if (by === 'pointer' || !canMove) setEditing(session)
    else if (lock) store.notify(lockedNotice(store.find(session)?.title ?? '', lock, language))
    else setMoving(session)
  }
  return {
    moving: moving ? store.find(moving) : undefined,
    setMoving,
    editing,
    setEditing,
    touched: touched ? store.find(touched) : undefined,
    setTouched,
    creating,
    setCreating,
    open,
  }
}

export type SessionDialogsState = ReturnType<typeof useSessionDialogs>
