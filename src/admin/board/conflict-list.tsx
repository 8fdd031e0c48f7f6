'use client'
import type { BoardConflict } from '../../domain/board/conflicts'
import { formatConflict } from '../../domain/board/format-session'
import type { Board } from '../../domain/board/session'
import { useBoard } from './board-context'
import { formatConflictCount, formatShowLabel } from './messages'

/** Every conflict of the programme as a sentence, each once, with a button that shows its session. */
export function ConflictList({ onShow }: { onShow(session: string): void }) {
  const { state, language, messages } = useBoard()
  const conflicts = distinctConflicts(state.board, state.conflicts)
  return (
    <section className="board-conflicts" aria-labelledby="board-conflicts-title">
      <h2 className="board__heading" id="board-conflicts-title">
        {formatConflictCount(conflicts.length, language)}
      </h2>
      {conflicts.length === 0 && <p className="board__hint">{messages.noConflict}</p>}
      <ul className="board-conflicts__list">
        {conflicts.map(({ key, session, conflict }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => onShow(session.id)}
              aria-label={formatShowLabel(session.title, language)}
            >
              {session.title}
            </button>
            <span>{formatConflict(conflict, state.board, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The conflicts of all sessions. Two sessions that need the same thing have one conflict, listed with the first of them. */
function distinctConflicts({ sessions }: Board, conflicts: Map<string, BoardConflict[]>) {
  const seen = new Set<string>()
  return sessions.flatMap((session) =>
    (conflicts.get(session.id) ?? []).flatMap((conflict) => {
      const other = 'id' in conflict.with ? conflict.with.id : conflict.with.title
      const need = conflict.kind === 'room' ? conflict.room : conflict.person
      const key = [conflict.kind, need, ...[session.id, other].sort()].join(' ')
      if (seen.has(key)) return []
      seen.add(key)
      return [{ key, session, conflict }]
    }),
  )
}
