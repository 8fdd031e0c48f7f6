import type { Calendar } from '@event-calendar/core'
import type { Drawing, GridHandlers } from './grid-handlers'
import { wallTimeOf } from './local-wall-time'

/** Returns the options by which an empty place is clicked or drawn in. */
export function drawOptions({ onDraw, onDrawn, onClickEmpty }: GridHandlers): Calendar.Options {
  return {
    selectable: true,
    selectLongPressDelay: 350,
    // The drawing stays while the dialog about it is open.
    unselectAuto: false,
    pointer: true,
    selectConstraint: (info) => {
      const drawing = drawingOf(info)
      if (drawing) onDraw(drawing)
      return drawing !== undefined
    },
    select: (info) => {
      const drawing = drawingOf(info)
      if (drawing) onDrawn(drawing)
    },
    dateClick: ({ date, resource }) => {
      if (resource) onClickEmpty({ wall: wallTimeOf(date), room: String(resource.id) })
    },
  }
}

/** Whether Alt is pressed during a pointer event; the component calls without one while it scrolls. */
export const isFine = (event: unknown): boolean => (event as Partial<PointerEvent> | undefined)?.altKey === true

function drawingOf({ start, end, resource, jsEvent }: Partial<Calendar.SelectInfo>): Drawing | undefined {
  if (!start || !end || !resource) return undefined
  return {
    room: String(resource.id),
    isFine: isFine(jsEvent),
    drawn: { start: wallTimeOf(start), end: wallTimeOf(end) },
  }
}
