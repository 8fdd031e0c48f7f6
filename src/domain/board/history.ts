import type { Placement } from './session'

/** A change that can be taken back: where a session was, and where it went. */
export interface Move {
  session: string
  from: Placement
  to: Placement
}

/** What was done, the last one last, and what was taken back, the last one last. */
export interface History {
  done: readonly Move[]
  undone: readonly Move[]
}

export const noHistory: History = { done: [], undone: [] }

const KEPT = 100

/** After a new move: nothing is left to do again. */
export const afterMove = ({ done }: History, move: Move): History => ({
  done: [...done, move].slice(-KEPT),
  undone: [],
})

/** After the last move was taken back. */
export function afterUndo({ done, undone }: History): History {
  const last = done.at(-1)
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone }
}

/** After what was taken back last was done again. */
export function afterRedo({ done, undone }: History): History {
  const last = undone.at(-1)
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone }
}

/** The history without a session that somebody else moved: going back would cover what they did. */
export const without = ({ done, undone }: History, session: string): History => ({
  done: done.filter((move) => move.session !== session),
  undone: undone.filter((move) => move.session !== session),
})
