'use client'
import type { Language } from '../../domain/bilingual'
import type { BoardConflict } from '../../domain/board/conflicts'
import { formatConflict } from '../../domain/board/format-session'
import type { Board } from '../../domain/board/session'
import type { BoardWords } from './words'

interface Props {
  board: Board
  conflicts: Map<string, BoardConflict[]>
  language: Language
  words: BoardWords
  onShow(session: string): void
}

/** Every conflict of the programme in words, each once, with a way to its session. */
export function ConflictList({ board, conflicts, language, words, onShow }: Props) {
  const pairs = pairsOf(board, conflicts)
  return (
    <section className="board-conflicts" aria-labelledby="board-conflicts-title">
      <h2 className="board__heading" id="board-conflicts-title">
        {words.conflicts(pairs.length)}
      </h2>
      {pairs.length === 0 && <p className="board__hint">{words.noConflict}</p>}
      <ul className="board-conflicts__list">
        {pairs.map(({ key, session, conflict }) => (
          <li key={key}>
            <button type="button" onClick={() => onShow(session.id)} aria-label={words.show(session.title)}>
              {session.title}
            </button>
            <span>{formatConflict(conflict, board, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

// Two sessions that meet are one conflict, told by the first of them.
function pairsOf({ sessions }: Board, conflicts: Map<string, BoardConflict[]>) {
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
