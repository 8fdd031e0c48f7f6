import { recordOf, recordsOf } from '../../record'
import { type Entry, keyOf } from './json-entry'

/** Whether a JSON file is the view « GridSmart » of Sessionize: days with rooms with sessions. */
export const isSessionizeGrid = (file: unknown): boolean =>
  Array.isArray(file) && file.length > 0 && recordsOf(file).every(({ rooms, date }) => Array.isArray(rooms) && date)

/** Returns the view « GridSmart » in the form of the view « All ». A session that is in several rooms stands once. */
export function allOfGrid(file: unknown): Record<'sessions' | 'speakers' | 'rooms' | 'categories', Entry[]> {
  const rooms = new Map<string, Entry>()
  const sessions = new Map<string, Entry>()
  const speakers = new Map<string, Entry>()
  const categories = new Map<string, Entry>()
  for (const day of recordsOf(file)) {
    for (const room of recordsOf(day.rooms)) {
      rooms.set(keyOf(room.id), { id: room.id, name: room.name })
      for (const session of recordsOf(room.sessions)) {
        const groups = recordsOf(session.categories)
        for (const { id, name } of recordsOf(session.speakers)) speakers.set(keyOf(id), { id, fullName: name })
        for (const { name, categoryItems } of groups) {
          const known = recordsOf(recordOf(categories.get(keyOf(name))).items)
          categories.set(keyOf(name), { title: name, items: [...known, ...recordsOf(categoryItems)] })
        }
        const categoryItems = groups.flatMap((group) => recordsOf(group.categoryItems).map(({ id }) => id))
        if (!sessions.has(keyOf(session.id))) {
          sessions.set(keyOf(session.id), { roomId: room.id, ...session, categoryItems })
        }
      }
    }
  }
  const [allSessions, allSpeakers, allRooms, allCategories] = [sessions, speakers, rooms, categories].map((map) => [
    ...map.values(),
  ])
  return {
    sessions: allSessions ?? [],
    speakers: allSpeakers ?? [],
    rooms: allRooms ?? [],
    categories: allCategories ?? [],
  }
}
