import type { Calendar } from '@event-calendar/core'
import { wallSpan } from '../../domain/board/moves'
import type { BoardSession } from '../../domain/board/session'
import type { Block } from './block'
import type { GridHandlers, GridPoint, GridShape } from './grid-handlers'
import { gridOptions } from './grid-options'
import { wallTimeOf } from './local-wall-time'

/** The grid that the calendar component draws. */
export interface Grid {
  /** Draws the events that are new or changed, and removes the others. */
  show(events: Calendar.EventInput[]): void
  /** Shows where a session from the tray would be dropped. */
  preview(event: Calendar.EventInput | undefined): void
  /** Returns the time and the room at a position of the window; `undefined` outside of the grid. */
  pointAt(x: number, y: number): GridPoint | undefined
  /** Removes the interval that was drawn in an empty place. */
  clearDrawing(): void
  destroy(): void
}

const PREVIEW = 'preview'
const withTableRole = '[role="table"], [role="row"], [role="rowgroup"], [role="columnheader"], [role="cell"]'

/** Draws the grid in `target`: rooms as columns, hours as rows, in the time zone of the edition. */
export async function drawGrid(target: HTMLElement, shape: GridShape, handlers: GridHandlers): Promise<Grid> {
  const { createCalendar, destroyCalendar, Interaction, ResourceTimeGrid } = await import('@event-calendar/core')
  const calendar = createCalendar(target, [ResourceTimeGrid, Interaction], gridOptions(shape, handlers))
  removeTableRoles(target)
  const shown = new Map<string, string>()
  return {
    show(events) {
      const gone = new Set(shown.keys())
      for (const event of events) {
        const id = String(event.id)
        const content = JSON.stringify(event)
        gone.delete(id)
        if (shown.get(id) === content) continue
        if (shown.has(id)) calendar.updateEvent(event)
        else calendar.addEvent(event)
        shown.set(id, content)
      }
      for (const id of gone) {
        calendar.removeEventById(id)
        shown.delete(id)
      }
    },
    preview(event) {
      if (!event) calendar.removeEventById(PREVIEW)
      else if (calendar.getEventById(PREVIEW)) calendar.updateEvent({ ...event, id: PREVIEW })
      else calendar.addEvent({ ...event, id: PREVIEW })
    },
    pointAt(x, y) {
      const info = calendar.dateFromPoint(x, y)
      const room = info?.resource?.id
      return info && room ? { wall: wallTimeOf(info.date), room } : undefined
    },
    clearDrawing: () => void calendar.unselect(),
    destroy: () => void destroyCalendar(calendar),
  }
}

/** Returns a session as an event of the calendar component, in wall times. */
export function eventOf(session: BoardSession, block: Block, zone: string, isEditable: boolean): Calendar.EventInput {
  const span = wallSpan(session, zone)
  return {
    id: session.id,
    start: span?.start ?? '',
    end: span?.end ?? '',
    resourceIds: session.room ? [session.room] : [],
    editable: isEditable,
    extendedProps: { block },
  }
}

/**
 * Removes the table roles that the calendar component gives its elements: the cells are empty, and the sessions lie
 * outside them. Without these roles a screen reader reads the rooms, then each session with its room and its time.
 */
function removeTableRoles(target: HTMLElement): void {
  for (const element of target.querySelectorAll(withTableRole)) {
    for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name)
  }
}
