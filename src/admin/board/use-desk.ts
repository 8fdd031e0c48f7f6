'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Language } from '../../domain/bilingual'
import type { Board } from '../../domain/board/session'
import { Desk } from './desk'
import type { DeskState } from './desk-state'
import { boardRequests } from './requests'

/** Often enough that two people who work side by side see one another. */
const POLL_MS = 4_000

/** The state of the board, kept up to date while its page is looked at. */
export function useDesk(board: Board, url: string, language: Language): [Desk, DeskState] {
  const [desk] = useState(() => new Desk(board, boardRequests(url, language), language))
  const state = useSyncExternalStore(desk.subscribe, desk.getState, desk.getState)

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void desk.poll()
    }
    const timer = setInterval(look, POLL_MS)
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
    }
  }, [desk])

  useEffect(() => {
    const undoByKey = (event: KeyboardEvent) => {
      const isElsewhere = (event.target as Element | null)?.closest?.(
        'input, textarea, select, [contenteditable], dialog, .drawer',
      )
      if (isElsewhere || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) desk.undo()
      else if (key === 'y' || key === 'z') desk.redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', undoByKey)
    return () => window.removeEventListener('keydown', undoByKey)
  }, [desk])

  return [desk, state]
}
