import type { Calendar } from '@event-calendar/core'
import { formatClock, formatDay } from '../../domain/format-moment'
import type { PlainDate } from '../../domain/zone'
import { type Block, blockNodes } from './block'
import type { Drag, GridHandlers, GridShape } from './grid-handlers'
import { wallTimeOf } from './local-wall-time'
import { formatSeats } from './messages'

/** Returns the options of the calendar component. */
export const gridOptions = (shape: GridShape, handlers: GridHandlers): Calendar.Options => ({
  ...layoutOptions(shape),
  ...eventOptions(handlers),
  ...dragOptions(handlers),
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
    slotHeight: 22,
    snapDuration: '00:05:00',
    slotMinTime: `${hours.from}:00:00`,
    slotMaxTime: `${hours.to}:00:00`,
    slotEventOverlap: false,
    slotLabelFormat: (time) => formatClock(`${wallTimeOf(time)}:00Z`, 'UTC', language),
    dayHeaderFormat: formatHeader,
    dayHeaderAriaLabelFormat: formatHeader,
    columnWidth: 'minmax(9.5rem, 1fr)',
    resourceLabelContent: ({ resource }) => {
      const title = String(resource.title)
      const { capacity } = resource.extendedProps
      return typeof capacity === 'number' ? `${title}\n${formatSeats(capacity, language)}` : title
    },
  }
}

function eventOptions({ previewOf, onMount, onOpen }: GridHandlers): Calendar.Options {
  const blockIn = ({ id, display, extendedProps }: Calendar.Event): Block =>
    (display === 'preview' && previewOf(String(id))) || (extendedProps.block as Block)
  return {
    eventClassNames: ({ event }) => blockIn(event).classNames,
    eventContent: ({ event }) => ({ domNodes: blockNodes(blockIn(event)) }),
    eventDidMount: ({ event, el }) => {
      if (event.display === 'auto') onMount(String(event.id), el)
    },
    eventClick: ({ event, jsEvent }) => onOpen(String(event.id), jsEvent.type === 'keydown' ? 'keyboard' : 'pointer'),
  }
}

function dragOptions({ onDragStart, onDrag, onDrop }: GridHandlers): Calendar.Options {
  const drop = (drag: Drag, info: Calendar.EventDropInfo | Calendar.EventResizeInfo) => {
    const { clientX: x, clientY: y } = info.jsEvent as unknown as PointerEvent
    if (!onDrop(drag, { x, y })) info.revert()
  }
  return {
    editable: true,
    eventLongPressDelay: 350,
    eventDragStart: onDragStart,
    eventResizeStart: onDragStart,
    dragConstraint: (info) => {
      onDrag(movedBy(info))
      return true
    },
    resizeConstraint: (info) => {
      onDrag(resizedBy(info))
      return true
    },
    eventDrop: (info) => drop(movedBy(info), info),
    eventResize: (info) => drop(resizedBy(info), info),
  }
}

const movedBy = ({ event, delta, newResource }: Partial<Calendar.EventDropInfo> & { event: Calendar.Event }): Drag => ({
  session: String(event.id),
  minutes: minutesIn(delta as never),
  room: newResource?.id ?? String(event.resourceIds[0]),
  kind: 'move',
})

const resizedBy = ({ event, endDelta }: Calendar.EventResizeInfo): Drag => ({
  session: String(event.id),
  minutes: minutesIn(endDelta as never),
  kind: 'resize',
})

const minutesIn = ({ days, seconds }: { days: number; seconds: number }) => days * 1440 + seconds / 60

/** The number of days from the first to the last one, so that a programme over several days is one grid. */
const daysBetween = (days: PlainDate[]) => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return 1
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
}
