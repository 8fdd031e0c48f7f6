import type { Calendar } from '@event-calendar/core'
import { formatClock, formatDay } from '../../domain/format-moment'
import type { PlainDate } from '../../domain/zone'
import { type Block, blockNodes } from './block'
import { drawOptions, isFine } from './draw-options'
import type { Drag, GridHandlers, GridShape, Pointer } from './grid-handlers'
import { addNode, roomNodes } from './grid-labels'
import { wallTimeOf } from './local-wall-time'
import { SLOT_HEIGHT } from './preview-offset'

/** Returns the options of the calendar component. */
export const gridOptions = (shape: GridShape, handlers: GridHandlers): Calendar.Options => ({
  ...layoutOptions(shape),
  ...eventOptions(handlers),
  ...dragOptions(handlers),
  ...(shape.canCreate ? drawOptions(handlers) : {}),
})

function layoutOptions({ days, hours, rooms, language }: GridShape): Calendar.Options {
  const formatHeader = (day: Date) => formatDay(`${wallTimeOf(day).slice(0, 10)}T12:00:00Z`, 'UTC', language)
  return {
    view: 'resourceTimeGridDay',
    views: { resourceTimeGridDay: { duration: { days: daysBetween(days) } } },
    date: days[0],
    datesAboveResources: true,
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    resources: rooms.map(({ id, name, capacity }) => ({ id, title: name, extendedProps: { capacity } })),
    slotDuration: '00:15:00',
    slotLabelInterval: '01:00:00',
    slotHeight: SLOT_HEIGHT,
    snapDuration: '00:05:00',
    slotMinTime: `${hours.from}:00:00`,
    slotMaxTime: `${hours.to}:00:00`,
    slotEventOverlap: false,
    slotLabelFormat: (time) => formatClock(`${wallTimeOf(time)}:00Z`, 'UTC', language),
    dayHeaderFormat: formatHeader,
    dayHeaderAriaLabelFormat: formatHeader,
    columnWidth: 'minmax(9.5rem, 1fr)',
    resourceLabelContent: ({ resource }) => {
      const { capacity } = resource.extendedProps
      return { domNodes: roomNodes(String(resource.title), typeof capacity === 'number' ? capacity : null, language) }
    },
  }
}

function eventOptions({ previewOf, onMount, onOpen, startAt }: GridHandlers): Calendar.Options {
  const blockIn = ({ id, display, extendedProps }: Calendar.Event): Block | undefined =>
    (display === 'preview' && previewOf(String(id))) || (extendedProps.block as Block | undefined)
  return {
    eventClassNames: ({ event }) => blockIn(event)?.classNames ?? [],
    eventContent: ({ event }) => {
      const block = blockIn(event)
      if (block) return { domNodes: blockNodes(block) }
      const [room] = event.resourceIds.map(String)
      return {
        domNodes: room ? [addNode(wallTimeOf(event.start), startAt({ wall: wallTimeOf(event.start), room }))] : [],
      }
    },
    eventDidMount: ({ event, el }) => {
      if (event.display === 'auto') onMount(String(event.id), el)
    },
    eventClick: ({ event, jsEvent }) => {
      // The key press that opens a dialog does not also press what the dialog focuses.
      if (jsEvent.type === 'keydown') jsEvent.preventDefault()
      onOpen(String(event.id), jsEvent.type === 'keydown' ? 'keyboard' : 'pointer')
    },
  }
}

function dragOptions({ onDragStart, onDrag, onDrop }: GridHandlers): Calendar.Options {
  const drop = (drag: Drag, info: Calendar.EventDropInfo | Calendar.EventResizeInfo) => {
    if (!onDrop(drag, pointerOf(info))) info.revert()
  }
  return {
    editable: true,
    eventLongPressDelay: 350,
    eventDragStart: onDragStart,
    eventResizeStart: onDragStart,
    dragConstraint: (info) => {
      onDrag(movedBy(info), pointerOf(info))
      return true
    },
    resizeConstraint: (info) => {
      onDrag(resizedBy(info), pointerOf(info))
      return true
    },
    eventDrop: (info) => drop(movedBy(info), info),
    eventResize: (info) => drop(resizedBy(info), info),
  }
}

type DragInfo = Pick<Calendar.EventDropInfo, 'event'> & { jsEvent?: unknown }

const movedBy = (info: Partial<Calendar.EventDropInfo> & DragInfo): Drag => ({
  ...commonOf(info),
  minutes: minutesIn(info.delta as never),
  room: info.newResource?.id ?? String(info.event.resourceIds[0]),
  kind: 'move',
})

const resizedBy = (info: Calendar.EventResizeInfo): Drag => ({
  ...commonOf(info),
  minutes: minutesIn(info.endDelta as never),
  kind: 'resize',
})

const commonOf = ({ event, jsEvent }: DragInfo) => ({
  session: String(event.id),
  drawn: { start: wallTimeOf(event.start), end: wallTimeOf(event.end) },
  isFine: isFine(jsEvent),
})

/** Returns the position of the pointer; `undefined` while the grid scrolls under it. */
const pointerOf = ({ jsEvent }: { jsEvent?: unknown }): Pointer | undefined => {
  const { clientX: x, clientY: y } = (jsEvent ?? {}) as Partial<PointerEvent>
  return x === undefined || y === undefined ? undefined : { x, y }
}

const minutesIn = ({ days, seconds }: { days: number; seconds: number }) => days * 1440 + seconds / 60

/** The number of days from the first to the last one, so that a programme over several days is one grid. */
const daysBetween = (days: PlainDate[]) => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return 1
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
}
