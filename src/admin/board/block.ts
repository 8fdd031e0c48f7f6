import type { Language } from '../../domain/bilingual'
import type { BoardConflict } from '../../domain/board/conflicts'
import { formatConflict, formatPlacement, formatStates, formatTimes } from '../../domain/board/format-session'
import { minutesOf } from '../../domain/board/moves'
import type { Board, BoardSession } from '../../domain/board/session'
import { formatBlockConflicts, formatLock, formatPublishedPlacement } from './messages'
import { linesIn } from './preview-offset'

/** A session as the board shows it. Each state has a text, so that none depends on colour alone. */
export interface Block {
  session: string
  title: string
  /** How many lines of its title fit. */
  titleLines: number
  slot: string
  format: string
  /** « Annulée », « Brouillon », « Modifiée »; several are joined. */
  states: string
  /** The reasons of its conflicts, and their number as it fits on a narrow block. */
  conflicts: string[]
  conflictCount?: string
  /** The names of its people: « Camille Exemple, Dominique Exemple ». */
  people?: string
  lock?: string
  /** For screen readers: the room and the published placement. */
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
    titleLines: Math.max(linesIn(minutes) - (reasons.length > 0 ? 2 : 1), 1),
    slot: formatTimes(session, board.edition.timezone, language),
    format: formats[format] ?? '',
    states: formatStates(session, language).join(' · '),
    conflicts: reasons,
    ...(reasons.length > 0 ? { conflictCount: formatBlockConflicts(reasons.length, language) } : {}),
    ...(session.people.length > 0 ? { people: namesOf(session, board) } : {}),
    ...(lock ? { lock: formatLock(lock, language) } : {}),
    spoken: [
      room,
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
      minutes >= 90 && 'board-event--tall',
      minutes < 25 ? 'board-event--line' : minutes < 45 && 'board-event--short',
    ].filter((name) => typeof name === 'string'),
  }
}

/** Returns the names of the people of a session: « Camille Exemple, Dominique Exemple ». */
export const namesOf = ({ people }: BoardSession, { people: names }: Pick<Board, 'people'>): string =>
  people.map((id) => names[id] ?? '?').join(', ')

/** Returns the format and the states of a block: « Atelier · Brouillon ». */
export const kindOf = ({ format, states }: Block): string => [format, states].filter(Boolean).join(' · ')

/** Returns the elements of a block, for the grid, which is drawn without React. */
export function blockNodes(block: Block): Node[] {
  const head = element('span', 'board-block__head')
  const shape = element('span', 'board-shape')
  shape.ariaHidden = 'true'
  head.append(shape, element('span', 'board-block__slot', block.slot))
  if (block.states) head.append(element('span', 'board-block__states', block.states))
  const title = element('strong', 'board-block__title', block.title)
  title.style.setProperty('--board-lines', `${block.titleLines}`)
  const nodes = [head, title]
  if (block.conflictCount) nodes.push(element('span', 'board-block__conflict', block.conflictCount))
  if (block.conflicts.length > 0) nodes.push(element('span', 'board-block__reason', block.conflicts.join(' ')))
  if (block.people) nodes.push(element('span', 'board-block__people', block.people))
  if (block.format) nodes.push(element('span', 'board-block__kind', block.format))
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
