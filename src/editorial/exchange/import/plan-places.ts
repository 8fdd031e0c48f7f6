import type { RoomDraft } from '../../../domain/exchange/drafts'
import { leaveOut, option, type Questions } from '../../../domain/exchange/questions'
import { nearestAmong } from '../../../domain/exchange/suggestions'
import { speakerTitles } from '../../../domain/exchange/tables/speaker-table'
import { searchKey } from '../../../domain/text'
import type { StoredOrganisation, StoredRoom } from '../current-state'
import { desiredText, desiredValue } from './desired'
import { type PlannedWrite, plannedWrite } from './planned-write'

/** Documents found by name, and the writes of those that do not exist yet. */
export interface ByName {
  /** Returns the id of the document of a name, or the reference of the one to create. */
  refOf: (name: string, row: number) => string
  writes: () => PlannedWrite[]
}

/** Rooms found by name. */
export interface Rooms extends Omit<ByName, 'refOf'> {
  /** Returns the id of the room of a name, the reference of the one to create, or `undefined` to leave it out. */
  refOf: (name: string, row: number) => string | undefined
}

/**
 * Plans the rooms of an edition: those that a file describes, and those that its sessions name. A room that an edition with
 * rooms does not have is asked about.
 */
export function planRooms(
  stored: readonly StoredRoom[],
  drafts: readonly RoomDraft[],
  edition: string,
  questions: Questions,
): Rooms {
  const rooms = new Map(stored.map((room) => [searchKey(room.name ?? ''), room]))
  const writes = new Map<string, PlannedWrite>()
  const plan = ({ row, name, capacity, floor }: RoomDraft): string | undefined => {
    const key = searchKey(name)
    const answer = rooms.size === 0 || rooms.has(key) ? NEW : askRoom(name, row, stored, questions)
    if (answer === '') return undefined
    const room = rooms.get(key) ?? (answer === NEW ? undefined : rooms.get(answer))
    if (room && room !== rooms.get(key)) return plan({ row, name: room.name })
    const ref = room?.id ?? `rooms:${key}`
    if (writes.has(key)) return ref
    const desired = [
      ...(room ? [] : desiredText({ column: 'Salle', field: 'name' }, name, undefined)),
      ...desiredValue({ column: 'Places', field: 'capacity' }, capacity, room?.capacity),
      ...desiredText({ column: 'Étage', field: 'floor' }, floor, room?.floor),
    ]
    writes.set(key, plannedWrite({ collection: 'rooms', row, label: name, ref }, desired, room, { edition }))
    return ref
  }
  for (const draft of drafts) plan(draft)
  return { refOf: (name, row) => plan({ name, row }), writes: () => [...writes.values()] }
}

const NEW = 'new'

/** Asks which room a name means. Until somebody answers, it is a new one. */
function askRoom(name: string, row: number, stored: readonly StoredRoom[], questions: Questions): string {
  const options = [
    option(NEW, { fr: 'Une nouvelle salle, à créer', en: 'A new room, to create' }),
    ...stored.map((room) => option(`room:${searchKey(room.name)}`, room.name)),
    leaveOut({ fr: 'Laisser sans salle', en: 'Leave without a room' }),
  ]
  const near = nearestAmong(stored.map((room) => room.name))(name)
  const suggestion = near === undefined ? NEW : `room:${searchKey(near)}`
  const answer = questions.ask({ kind: 'room', value: name, row, options, suggestion, isRequired: true })
  return answer?.replace(/^room:/, '') ?? NEW
}

/** Plans the organisations that people belong to. */
export function planOrganisations(stored: readonly StoredOrganisation[]): ByName {
  const organisations = new Map(stored.map((organisation) => [searchKey(organisation.name ?? ''), organisation]))
  const writes = new Map<string, PlannedWrite>()
  return {
    refOf: (name, row) => {
      const key = searchKey(name)
      const organisation = organisations.get(key)
      const ref = organisation?.id ?? `organisations:${key}`
      if (!organisation && !writes.has(key)) {
        const desired = desiredText({ column: speakerTitles.organisation, field: 'name' }, name, undefined)
        writes.set(key, plannedWrite({ collection: 'organisations', row, label: name, ref }, desired))
      }
      return ref
    },
    writes: () => [...writes.values()],
  }
}
