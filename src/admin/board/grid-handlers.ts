import type { Language } from '../../domain/bilingual'
import type { HourRange } from '../../domain/board/days'
import type { BoardRoom } from '../../domain/board/session'
import type { PlainDate } from '../../domain/zone'
import type { Block } from './block'

/** A session that is dragged or resized: by how many minutes, and into which room. */
export interface Drag {
  session: string
  minutes: number
  room?: string
  kind: 'move' | 'resize'
}

export interface GridHandlers {
  onDragStart(): void
  /** Called at each step of a drag. */
  onDrag(drag: Drag): void
  /** Returns whether the change is accepted; otherwise the grid reverts it. */
  onDrop(drag: Drag, pointer: { x: number; y: number }): boolean
  onOpen(session: string, by: 'pointer' | 'keyboard'): void
  onMount(session: string, element: HTMLElement): void
  /** Returns the block of a session while it is dragged. */
  previewOf(session: string): Block | undefined
}

export interface GridShape {
  days: PlainDate[]
  hours: HourRange
  rooms: BoardRoom[]
  language: Language
}
