import type { Language } from '../../domain/bilingual'
import type { WallTime } from '../../domain/zone'
import { formatSeats } from './messages'
import { heightOf, minutesBetween } from './preview-offset'

/** Returns the heading of a room: its name and its seats. */
export function roomNodes(name: string, capacity: number | null, language: Language): Node[] {
  const nodes = [textIn('board-room__name', name)]
  if (capacity !== null) nodes.push(textIn('board-room__seats', formatSeats(capacity, language)))
  return nodes
}

/** Returns what an empty place under the mouse says: « + 10 h 15 », at the height of that time. */
export function addNode(drawnAt: WallTime, { text, wall }: { text: string; wall: WallTime }): Node {
  const node = textIn('board-add', text)
  node.style.translate = `0 ${heightOf(minutesBetween(drawnAt, wall))}px`
  return node
}

function textIn(className: string, text: string): HTMLElement {
  const node = document.createElement('span')
  node.className = className
  node.textContent = text
  return node
}
