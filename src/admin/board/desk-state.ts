import type { BoardConflict } from '../../domain/board/conflicts'
import type { History } from '../../domain/board/history'
import type { Board, BoardSession, Placement } from '../../domain/board/session'

/** What the board tells: one sentence, read out and shown above the grid. */
export interface Notice {
  tone: 'success' | 'warning' | 'error'
  text: string
}

/** A move that was not made, because somebody changed the session meanwhile. */
export interface Stale {
  session: BoardSession
  by?: string
  wanted: Placement
}

/** An open board as it is shown. */
export interface DeskState {
  /** The programme as it is shown: what the server keeps, and over it what is under way. */
  board: Board
  conflicts: Map<string, BoardConflict[]>
  history: History
  saving: ReadonlySet<string>
  notice?: Notice
  stale?: Stale
}
