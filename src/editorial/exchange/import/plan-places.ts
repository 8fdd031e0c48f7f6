import type { RoomDraft } from '../../../domain/exchange/drafts'
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

/** Plans the rooms of an edition: those that a file describes, and those that its sessions name. */
export function planRooms(stored: readonly StoredRoom[], drafts: readonly RoomDraft[], edition: string): ByName {
  const rooms = new Map(stored.map((room) => [searchKey(room.name ?? ''), room]))
  const writes = new Map<string, PlannedWrite>()
  const plan = ({ row, name, capacity, floor }: RoomDraft) => {
    const key = searchKey(name)
    const room = rooms.get(key)
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
