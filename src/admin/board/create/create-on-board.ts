import type { Language } from '../../../domain/bilingual'
import { type BoardSession, isSamePlacement, type NewSession } from '../../../domain/board/session'
import type { BoardState } from '../board-state'
import { createdNotice, type Notice } from '../notices'
import type { BoardRequests } from '../requests'

/** What a creation needs of the board. */
interface Target {
  getState(): BoardState
  add(session: BoardSession): void
  reload(): Promise<void>
  notify(notice: Notice): void
}

/**
 * Creates a session and shows it. When no answer comes, the board is read again: a new session with the same title and place is
 * the one that was asked for. Resolves to its id, or to the reason why there is none.
 */
export async function createOnBoard(
  store: Target,
  requests: BoardRequests,
  session: NewSession,
  language: Language,
): Promise<{ id: string } | { message: string }> {
  const known = new Set(store.getState().board.sessions.map(({ id }) => id))
  const result = await requests.create(session)
  if (result.kind === 'created') store.add(result.session)
  else if (result.isUncertain) await store.reload()
  const isAskedFor = (other: BoardSession) =>
    !known.has(other.id) && other.title === session.title && isSamePlacement(other, session)
  const { board } = store.getState()
  const created = result.kind === 'created' ? result.session : board.sessions.find(isAskedFor)
  if (!created) return { message: result.kind === 'refused' ? result.message : '' }
  store.notify(createdNotice(created, board, language))
  return { id: created.id }
}
