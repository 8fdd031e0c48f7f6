import type { Language } from '../../domain/bilingual'
import type { BoardConflict } from '../../domain/board/conflicts'
import { formatConflict, formatPlacement, formatStates, formatTimes } from '../../domain/board/format-session'
import { minutesOf } from '../../domain/board/moves'
import type { Board, BoardSession } from '../../domain/board/session'
import { formatLock, formatPeopleCount, formatPublishedPlacement } from './messages'

/** A session as the board shows it. Each state has a text, so that none depends on colour alone. */
export interface Block {
  session: string
  title: string
  slot: string
  /** The format, then the states: « Atelier · Brouillon ». */
  kind: string
  conflicts: string[]
  lock?: string
  /** For screen readers: the room, the number of people, the published placement. */
  spoken: string
  classNames: string[]
}

interface BlockContext {
  board: Board
  conflicts: BoardConflict[]
  formats: Record<string, string>
  language: Language
  isSaving: boolean
}

/** Returns the texts and the class names of a session. */
export function blockOf(session: BoardSession, { board, conflicts, formats, language, isSaving }: BlockContext): Block {
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
    ...(lock ? { lock: formatLock(lock, language) } : {}),
    spoken: [
      room,
      session.people.length > 0 && formatPeopleCount(session.people.length, language),
      session.published && formatPublishedPlacement(formatPlacement(session.published, board, language), language),
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

/** Returns the elements of a block, for the grid, which is drawn without React. */
export function blockNodes(block: Block): Node[] {
  const head = element('span', 'board-block__head')
  const shape = element('span', 'board-shape')
  shape.ariaHidden = 'true'
  head.append(shape, element('span', 'board-block__slot', block.slot))
  const nodes = [head, element('strong', 'board-block__title', block.title)]
  if (block.conflicts.length > 0) nodes.push(element('span', 'board-block__conflict', block.conflicts.join(' ')))
  nodes.push(element('span', 'board-block__kind', block.kind))
  if (block.lock) nodes.push(element('span', 'board-block__lock', block.lock))
  if (block.spoken) nodes.push(element('span', 'board-hidden', block.spoken))
  return nodes
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  return node
}
