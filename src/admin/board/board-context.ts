'use client'
import { createContext, useContext } from 'react'
import type { Language } from '../../domain/bilingual'
import type { BoardState } from './board-state'
import type { BoardStore } from './board-store'
import type { BoardMessages } from './messages'

/** The values that every part of the board reads. */
export interface BoardContextValue {
  store: BoardStore
  state: BoardState
  /** The labels of formats by their values. */
  formats: Record<string, string>
  language: Language
  messages: BoardMessages
}

const BoardContext = createContext<BoardContextValue | undefined>(undefined)

export const BoardProvider = BoardContext.Provider

/** Returns the board around a component. Throws outside of one. */
export function useBoard(): BoardContextValue {
  const value = useContext(BoardContext)
  if (!value) throw new Error('There is no board around this component.')
  return value
}
