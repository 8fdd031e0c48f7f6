import type { Language } from '../../domain/bilingual'
import type { HourRange } from '../../domain/board/days'
import type { BoardRoom } from '../../domain/board/session'
import type { PlainDate, WallTime } from '../../domain/zone'
import type { Block } from './block'
import type { WallSpan } from './preview-offset'

/** A time and a room on the grid. */
export interface GridPoint {
  wall: WallTime
  room: string
}

/** A session that is dragged or resized: by how many minutes, and into which room. */
export interface Drag {
  session: string
  minutes: number
  room?: string
  kind: 'move' | 'resize'
  /** Whether Alt is pressed, which makes the steps finer. */
  isFine: boolean
  /** Where the calendar component draws it, in steps of five minutes. */
  drawn: WallSpan
}

/** An interval that is drawn in an empty place of a room. */
export interface Drawing {
  room: string
  isFine: boolean
  drawn: WallSpan
}

export interface Pointer {
  x: number
  y: number
}

export interface GridHandlers {
  onDragStart(): void
  /** Called at each step of a drag; without a pointer while the grid scrolls under it. */
  onDrag(drag: Drag, pointer?: Pointer): void
  /** Returns whether the change is accepted; otherwise the grid reverts it. */
  onDrop(drag: Drag, pointer?: Pointer): boolean
  /** Called at each step while an interval is drawn. */
  onDraw(drawing: Drawing): void
  /** Called when an interval is drawn, or an empty place is clicked. */
  onDrawn(drawing: Drawing): void
  onClickEmpty(point: GridPoint): void
  /** Returns where a click on an empty place would begin a session. */
  startAt(point: GridPoint): { text: string; wall: WallTime }
  onOpen(session: string, by: 'pointer' | 'keyboard'): void
  onMount(session: string, element: HTMLElement): void
  /** Returns the block of a session while it is dragged, or of one that is drawn. */
  previewOf(session: string): Block | undefined
}

export interface GridShape {
  days: PlainDate[]
  hours: HourRange
  rooms: BoardRoom[]
  language: Language
  /** Whether sessions can be created in empty places. */
  canCreate: boolean
}
