'use client'
import '@event-calendar/core/index.css'
import { useMemo } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { Board } from '../../domain/board/session'
import { BoardProvider } from './board-context'
import { BoardLayout } from './board-layout'
import { boardMessages } from './messages'
import { useBoardStore } from './use-board-store'
import './board.css'
import './grid.css'
import './formats.css'
import './block.css'
import './tray.css'
import './search/search.css'

interface Props {
  board: Board
  /** The labels of formats by their values. */
  formats: Record<string, string>
  /** The address of the edition's programme in the API. */
  url: string
  language: Language
}

/** The programme of an edition, to be arranged: grid, tray, conflicts, undo. */
export function ProgrammeBoard({ board, formats, url, language }: Props) {
  const [store, state] = useBoardStore(board, url, language)
  const messages = useMemo(() => messagesIn(boardMessages, language), [language])
  return (
    <BoardProvider value={{ store, state, formats, language, messages }}>
      <BoardLayout />
    </BoardProvider>
  )
}
