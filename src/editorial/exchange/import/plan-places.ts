import type { RoomDraft } from '../../../domain/exchange/drafts'
import { searchKey } from '../../../domain/text'
import type { KnownOrganisation, KnownRoom } from '../current-state'
import { wantedText, wantedValue } from './desired'
import { type PlannedWrite, writeOf } from './planned-write'

/** Finds documents by their name, and plans those that are not there yet. */
export interface ByName {
  /** The id of the document of a name, or the reference of the one that will be made. */
  refOf: (name: string, row: number) => string
  writes: () => PlannedWrite[]
}

/** The rooms of an edition: those a file describes, and those its sessions only name. */
export function planRooms(known: readonly KnownRoom[], drafts: readonly RoomDraft[], edition: string): ByName {
  const existing = new Map(known.map((room) => [searchKey(room.name ?? ''), room]))
  const writes = new Map<string, PlannedWrite>()
  const plan = ({ row, name, capacity, floor }: RoomDraft) => {
    const key = searchKey(name)
    const room = existing.get(key)
    const ref = room?.id ?? `rooms:${key}`
    if (writes.has(key)) return ref
    const wanted = [
      ...(room ? [] : wantedText({ column: 'Salle', field: 'name' }, name, undefined)),
      ...wantedValue({ column: 'Places', field: 'capacity' }, capacity, room?.capacity),
      ...wantedText({ column: 'Étage', field: 'floor' }, floor, room?.floor),
    ]
    writes.set(key, writeOf({ collection: 'rooms', row, label: name, ref }, wanted, room, { edition }))
    return ref
  }
  for (const draft of drafts) plan(draft)
  return { refOf: (name, row) => plan({ name, row }), writes: () => [...writes.values()] }
}

/** The organisations that people belong to. */
export function planOrganisations(known: readonly KnownOrganisation[]): ByName {
  const existing = new Map(known.map((organisation) => [searchKey(organisation.name ?? ''), organisation]))
  const writes = new Map<string, PlannedWrite>()
  return {
    refOf: (name, row) => {
      const key = searchKey(name)
      const organisation = existing.get(key)
      const ref = organisation?.id ?? `organisations:${key}`
      if (!organisation && !writes.has(key)) {
        const wanted = wantedText({ column: 'Organisation', field: 'name' }, name, undefined)
        writes.set(key, writeOf({ collection: 'organisations', row, label: name, ref }, wanted))
      }
      return ref
    },
    writes: () => [...writes.values()],
  }
}
