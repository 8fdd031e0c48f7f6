import type { FeedSession, FeedView } from '../../content/programme-feed/feed-view'
import { dayIn, type PlainDate } from '../../domain/zone'
import { daysOf } from '../days'
import { categoriesIn, roomId, roomName, sessionOf } from './sessionize'
import { clockTime } from './zoned-time'

/** Renders a view in the form of Sessionize's view « GridSmart »: days with rooms, and the same by time slot. */
export const renderSessionizeGrid = (view: FeedView): string =>
  JSON.stringify(daysOf(view).map((day) => dayOf(day, view)))

function dayOf(day: PlainDate, view: FeedView) {
  const { timezone } = view.edition
  const sessions = view.sessions.filter(({ startsAt }) => dayIn(startsAt, timezone) === day)
  const roomOrder = [...new Set([...view.rooms.map(({ name }) => name), ...sessions.map((one) => roomName(one, view))])]
  const rooms = groupedBy(sessions, (session) => roomName(session, view))
    .sort(([a], [b]) => roomOrder.indexOf(a) - roomOrder.indexOf(b))
    .map(([name, own]) => ({
      id: own[0] ? roomId(own[0]) : 0,
      name,
      sessions: own.map((session) => gridSession(session, view)),
      hasOnlyPlenumSessions: false,
    }))
  const slots = groupedBy(sessions, ({ startsAt }) => `${clockTime(startsAt, timezone)}:00`)
  return {
    date: `${day}T00:00:00`,
    isDefault: false,
    rooms,
    timeSlots: slots.map(([slotStart, own]) => ({
      slotStart,
      rooms: own.map((session) => ({
        id: roomId(session),
        name: roomName(session, view),
        session: gridSession(session, view),
        index: rooms.findIndex(({ name }) => name === roomName(session, view)),
      })),
    })),
  }
}

const gridSession = (session: FeedSession, view: FeedView) => ({
  ...sessionOf(session, view),
  speakers: session.people.flatMap(({ id }) =>
    view.people.filter((person) => person.id === id).map(({ guid, name }) => ({ id: guid, name })),
  ),
  categories: categoriesIn(session, view),
  room: roomName(session, view),
})

function groupedBy<Item>(items: Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
