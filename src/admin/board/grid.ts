import type { Calendar } from '@event-calendar/core'
import type { Language } from '../../domain/bilingual'
import type { HourRange } from '../../domain/board/days'
import { wallSpan } from '../../domain/board/moves'
import type { BoardRoom, BoardSession } from '../../domain/board/session'
import { formatClock, formatDay } from '../../domain/format-moment'
import type { PlainDate, WallTime } from '../../domain/zone'
import { type Block, blockNodes } from './block'
import { dropRoles } from './roles'

/** Where a pointer is on the grid. */
export interface Point {
  wall: WallTime
  room: string
}

/** A drag or a pull, in the words of the programme: so many minutes later or longer, and the room it leads to. */
export interface Pull {
  session: string
  minutes: number
  room?: string
  kind: 'move' | 'resize'
}

export interface GridHandlers {
  /** While a session is pulled: what it would say there. */
  onStep(pull: Pull): void
  onStart(): void
  /** Whether the change is taken; otherwise the session goes back. */
  onEnd(pull: Pull, pointer: { x: number; y: number }): boolean
  onOpen(session: string, by: 'pointer' | 'keyboard'): void
  onMount(session: string, element: HTMLElement): void
  /** What a session says while it is pulled. */
  previewOf(session: string): Block | undefined
}

export interface GridShape {
  days: PlainDate[]
  hours: HourRange
  rooms: BoardRoom[]
  language: Language
  seats: (count: number) => string
}

/** The grid that is drawn by the calendar component. */
export interface Grid {
  show(events: Calendar.EventInput[]): void
  /** Shows where something that is dragged in from outside would land. */
  preview(event: Calendar.EventInput | undefined): void
  pointAt(x: number, y: number): Point | undefined
  destroy(): void
}

const PREVIEW = 'preview'

/** Draws the grid in `target`: rooms across, time down, clocks of the edition's zone whatever those of the browser. */
export async function drawGrid(target: HTMLElement, shape: GridShape, handlers: GridHandlers): Promise<Grid> {
  const { createCalendar, destroyCalendar, Interaction, ResourceTimeGrid } = await import('@event-calendar/core')
  const calendar = createCalendar(target, [ResourceTimeGrid, Interaction], optionsOf(shape, handlers))
  dropRoles(target)
  const shown = new Map<string, string>()
  return {
    show(events) {
      const left = new Set(shown.keys())
      for (const event of events) {
        const id = String(event.id)
        const key = JSON.stringify(event)
        left.delete(id)
        if (shown.get(id) === key) continue
        if (shown.has(id)) calendar.updateEvent(event)
        else calendar.addEvent(event)
        shown.set(id, key)
      }
      for (const id of left) {
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
      return info && room ? { wall: localWall(info.date), room } : undefined
    },
    destroy: () => void destroyCalendar(calendar),
  }
}

/** A session as the calendar component draws it; wall times, without a zone. */
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

function optionsOf({ days, hours, rooms, language, seats }: GridShape, handlers: GridHandlers): Calendar.Options {
  const blockIn = ({ id, display, extendedProps }: Calendar.Event): Block =>
    (display === 'preview' && handlers.previewOf(String(id))) || (extendedProps.block as Block)
  const noon = (day: Date) => `${localWall(day).slice(0, 10)}T12:00:00Z`
  const minutesIn = ({ days: full, seconds }: { days: number; seconds: number }) => full * 1440 + seconds / 60
  const dropped = ({
    event,
    delta,
    newResource,
  }: Partial<Calendar.EventDropInfo> & { event: Calendar.Event }): Pull => ({
    session: String(event.id),
    minutes: minutesIn(delta as never),
    room: newResource?.id ?? String(event.resourceIds[0]),
    kind: 'move',
  })
  const resized = ({ event, endDelta }: Calendar.EventResizeInfo): Pull => ({
    session: String(event.id),
    minutes: minutesIn(endDelta as never),
    kind: 'resize',
  })
  const end = (pull: Pull, info: Calendar.EventDropInfo | Calendar.EventResizeInfo) => {
    const { clientX: x, clientY: y } = info.jsEvent as unknown as PointerEvent
    if (!handlers.onEnd(pull, { x, y })) info.revert()
  }
  return {
    view: 'resourceTimeGridDay',
    views: { resourceTimeGridDay: { duration: { days: spanOf(days) } } },
    date: days[0],
    datesAboveResources: true,
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    resources: rooms.map(({ id, name, capacity }) => ({ id, title: name, extendedProps: { capacity } })),
    slotDuration: '00:15:00',
    slotLabelInterval: '01:00:00',
    slotHeight: 22,
    snapDuration: '00:05:00',
    slotMinTime: `${hours.from}:00:00`,
    slotMaxTime: `${hours.to}:00:00`,
    slotEventOverlap: false,
    slotLabelFormat: (time) => formatClock(`${localWall(time)}:00Z`, 'UTC', language),
    dayHeaderFormat: (day) => formatDay(noon(day), 'UTC', language),
    dayHeaderAriaLabelFormat: (day) => formatDay(noon(day), 'UTC', language),
    columnWidth: 'minmax(9.5rem, 1fr)',
    eventLongPressDelay: 350,
    editable: true,
    eventClassNames: ({ event }) => blockIn(event).classNames,
    eventContent: ({ event }) => ({ domNodes: blockNodes(blockIn(event)) }),
    eventDidMount: ({ event, el }) => {
      if (event.display === 'auto') handlers.onMount(String(event.id), el)
    },
    eventClick: ({ event, jsEvent }) =>
      handlers.onOpen(String(event.id), jsEvent.type === 'keydown' ? 'keyboard' : 'pointer'),
    eventDragStart: handlers.onStart,
    eventResizeStart: handlers.onStart,
    dragConstraint: (info) => {
      handlers.onStep(dropped(info))
      return true
    },
    resizeConstraint: (info) => {
      handlers.onStep(resized(info))
      return true
    },
    eventDrop: (info) => end(dropped(info), info),
    eventResize: (info) => end(resized(info), info),
    resourceLabelContent: ({ resource }) => {
      const { capacity } = resource.extendedProps
      return typeof capacity === 'number' ? `${String(resource.title)}\n${seats(capacity)}` : String(resource.title)
    },
  }
}

// Days that follow one another, so that a programme over several days is one grid.
const spanOf = (days: PlainDate[]) => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return 1
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
}

/** The wall time in the local fields of a date: the calendar component hands out clock times that way. */
const localWall = (date: Date): WallTime => {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
