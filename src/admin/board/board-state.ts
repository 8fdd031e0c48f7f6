import type { BoardConflict } from '../../domain/board/conflicts'
import type { History } from '../../domain/board/history'
import type { Board, BoardSession, Placement } from '../../domain/board/session'
import type { Notice } from './notices'

/** A move that was not made, because somebody else changed the session meanwhile. */
export interface StaleMove {
  session: BoardSession
  by?: string
  requested: Placement
}

/** An open board as it is shown. */
export interface BoardState {
  /** The programme that the server confirmed, with the moves that are not saved yet. */
  board: Board
  conflicts: Map<string, BoardConflict[]>
  history: History
  /** The ids of the sessions whose move is being saved. */
  saving: ReadonlySet<string>
  notice?: Notice
  stale?: StaleMove
}
