'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatPlacement } from '../../../domain/board/format-session'
import { searchBoard } from '../../../domain/board/search'
import type { BoardSession } from '../../../domain/board/session'
import { useBoard } from '../board-context'
import { formatMatches } from '../messages'

/** The search on the board. */
export interface Search {
  query: string
  setQuery(query: string): void
  /** The number of matches and the one that is shown, as a sentence; `''` without a query. */
  status: string
  /** Shows the next match, or the one before it. */
  step(direction: 1 | -1): void
  markOf(session: string): 'current' | 'yes' | 'no' | undefined
}

/** Searches the sessions of the board. `onShow` brings a match into view. */
export function useSearch(onShow: (session: BoardSession) => void): Search {
  const { state, language } = useBoard()
  const { board } = state
  const [query, setText] = useState('')
  const [current, setCurrent] = useState<string>()
  const matches = useMemo(() => searchBoard(board, query), [board, query])

  const index = matches?.findIndex(({ id }) => id === current) ?? -1
  const shown = matches?.[index]
  const text = shown && `« ${shown.title} », ${formatPlacement(shown, board, language)}`
  return {
    query,
    setQuery: (changed) => {
      setText(changed)
      setCurrent(undefined)
    },
    status: matches ? formatMatches(matches.length, text ? { index, text } : undefined, language) : '',
    step: (direction) => {
      if (!matches?.length) return
      const first = direction > 0 ? 0 : matches.length - 1
      const next = matches[index < 0 ? first : (index + direction + matches.length) % matches.length]
      if (!next) return
      setCurrent(next.id)
      onShow(next)
    },
    markOf: (session) => {
      if (!matches) return undefined
      if (session === current) return 'current'
      return matches.some(({ id }) => id === session) ? 'yes' : 'no'
    },
  }
}

/** Marks the sessions on the grid, which is drawn without React, as matches or not. */
export function useSearchMarks({ query, markOf }: Search): void {
  const isMarked = useRef(false)
  // After each rendering: the grid may have drawn a session again.
  useEffect(() => {
    if (query === '' && !isMarked.current) return
    const frame = requestAnimationFrame(() => {
      isMarked.current = query !== ''
      for (const element of document.querySelectorAll<HTMLElement>('.board :is([data-session], [data-waiting])')) {
        const mark = markOf(element.dataset.session ?? element.dataset.waiting ?? '')
        if (mark) element.dataset.found = mark
        else delete element.dataset.found
      }
    })
    return () => cancelAnimationFrame(frame)
  })
}
