'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Language } from '../../domain/bilingual'
import type { Board } from '../../domain/board/session'
import type { BoardState } from './board-state'
import { BoardStore } from './board-store'
import { boardRequests } from './requests'

/** How often changes from elsewhere are read: two people who work at once see each other's moves. */
const POLL_MS = 4_000

/** Returns the store of a board and its state, which is updated while the page is visible. */
export function useBoardStore(board: Board, url: string, language: Language): [BoardStore, BoardState] {
  const [store] = useState(() => new BoardStore(board, boardRequests(url, language), language))
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState)
  usePolling(store)
  useUndoKeys(store)
  return [store, state]
}

function usePolling(store: BoardStore): void {
  useEffect(() => {
    const poll = () => {
      if (document.visibilityState === 'visible') void store.poll()
    }
    const timer = setInterval(poll, POLL_MS)
    window.addEventListener('focus', poll)
    window.addEventListener('online', poll)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', poll)
      window.removeEventListener('online', poll)
    }
  }, [store])
}

/** Undoes on Ctrl Z and redoes on Ctrl Y, outside of text fields and dialogs. */
function useUndoKeys(store: BoardStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isInField = (event.target as Element | null)?.closest?.(
        'input, textarea, select, [contenteditable], dialog, .drawer',
      )
      if (isInField || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) store.undo()
      else if (key === 'y' || key === 'z') store.redo()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
