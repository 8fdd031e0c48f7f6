import type { Language } from '../../domain/bilingual'
import type { BoardConflict } from '../../domain/board/conflicts'
import { formatConflict, formatPlacement, formatStates, formatTimes } from '../../domain/board/format-session'
import { minutesOf } from '../../domain/board/moves'
import type { Board, BoardSession } from '../../domain/board/session'
import { boardWords } from './words'

/** What a session on the board says; all of it text, so that nothing depends on colour. */
export interface Block {
  session: string
  title: string
  slot: string
  /** Format, then what sets it apart: « Atelier · Brouillon ». */
  kind: string
  conflicts: string[]
  lock?: string
  /** Read aloud only: the room, how many people, where the site shows it. */
  aside: string
  classNames: string[]
}

interface Known {
  board: Board
  conflicts: BoardConflict[]
  formats: Record<string, string>
  language: Language
  isSaving: boolean
}

/** The words and classes of a session. */
export function blockOf(session: BoardSession, { board, conflicts, formats, language, isSaving }: Known): Block {
  const words = boardWords[language]
  const lock = board.locks[session.id]
  const minutes = minutesOf(session) ?? 0
  const format = session.format ?? 'none'
  const reasons = [...new Set(conflicts.map((conflict) => formatConflict(conflict, board, language)))]
  const room = board.rooms.find(({ id }) => id === session.room)?.name
  return {
    session: session.id,
    title: session.title,
    slot: formatTimes(session, board.edition.timezone, language),
    kind: [formats[format], ...formatStates(session, language)].filter(Boolean).join(' · '),
    conflicts: reasons,
    ...(lock ? { lock: words.openBy(lock) } : {}),
    aside: [
      room,
      session.people.length > 0 && words.people(session.people.length),
      session.published && words.onSite(formatPlacement(session.published, board, language)),
    ]
      .filter(Boolean)
      .join(', '),
    classNames: [
      'board-event',
      `board-format--${format}`,
      `board-event--${session.state}`,
      session.status !== 'scheduled' && 'board-event--off',
      reasons.length > 0 && 'board-event--conflict',
      lock && 'board-event--locked',
      isSaving && 'board-event--saving',
      minutes < 25 ? 'board-event--line' : minutes < 45 && 'board-event--short',
    ].filter((name) => typeof name === 'string'),
  }
}

/** The elements of a block, for the grid, which is drawn without React. */
export function blockNodes(block: Block): Node[] {
  const head = element('span', 'board-block__head')
  const shape = element('span', 'board-shape')
  shape.ariaHidden = 'true'
  head.append(shape, element('span', 'board-block__slot', block.slot))
  const nodes = [head, element('strong', 'board-block__title', block.title)]
  if (block.conflicts.length > 0) nodes.push(element('span', 'board-block__conflict', block.conflicts.join(' ')))
  nodes.push(element('span', 'board-block__kind', block.kind))
  if (block.lock) nodes.push(element('span', 'board-block__lock', block.lock))
  if (block.aside) nodes.push(element('span', 'board-hidden', block.aside))
  return nodes
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  return node
}
