import type { Placement } from './session'

/** A move that can be undone: the placement of a session before and after it. */
export interface Move {
  session: string
  from: Placement
  to: Placement
}

/** The moves that were made and those that were undone, each from the oldest to the newest. */
export interface History {
  done: readonly Move[]
  undone: readonly Move[]
}

export const noHistory: History = { done: [], undone: [] }

const MAX_MOVES = 100

/** Returns the history after a new move; no move is left to redo. */
export const afterMove = ({ done }: History, move: Move): History => ({
  done: [...done, move].slice(-MAX_MOVES),
  undone: [],
})

/** Returns the history after the last move was undone. */
export function afterUndo({ done, undone }: History): History {
  const last = done.at(-1)
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone }
}

/** Returns the history after the move that was undone last was redone. */
export function afterRedo({ done, undone }: History): History {
  const last = undone.at(-1)
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone }
}

/** Returns the history without one session. Undoing its moves would overwrite what somebody else did. */
export const without = ({ done, undone }: History, session: string): History => ({
  done: done.filter((move) => move.session !== session),
  undone: undone.filter((move) => move.session !== session),
})
