import type { Instant, PlainDate } from '../zone'

/** When and where a session takes place; each part may still be open. */
export interface Placement {
  startsAt: Instant | null
  endsAt: Instant | null
  room: string | null
}

/** A session as the board shows it: its newest version, drafts included. */
export interface BoardSession extends Placement {
  id: string
  title: string
  number: number | null
  format: string | null
  status: string
  /** `changed` is published, with changes that nobody published yet. */
  state: 'published' | 'draft' | 'changed'
  /** Where the public sees it, when that differs from the newest version. */
  published: Placement | null
  people: string[]
  /** The version that was seen: a change names it, so that it never covers another one. */
  updatedAt: Instant
}

/** A published session of another edition that needs some of the same people. */
export interface ElsewhereSession {
  title: string
  startsAt: Instant
  endsAt: Instant
  people: string[]
}

export interface BoardRoom {
  id: string
  name: string
  capacity: number | null
}

export interface BoardEdition {
  id: string
  title: string
  startsOn: PlainDate | null
  endsOn: PlainDate | null
  timezone: string
  openingHours: { day: PlainDate; opensAt: string; closesAt: string }[]
}

/** The programme of an edition as one person may see and move it. */
export interface Board {
  edition: BoardEdition
  rooms: BoardRoom[]
  sessions: BoardSession[]
  elsewhere: ElsewhereSession[]
  /** Names by id of a person. */
  people: Record<string, string>
  /** Who has the form of a session open, by id of the session. */
  locks: Record<string, string>
  canMove: boolean
  /** The newest change in it: what is asked for next is what came after. */
  stamp: Instant
  /** One word for the edition and its rooms as they are: another one asks for the board anew. */
  frame: string
}

/** What became of a board since a moment. */
export interface BoardChanges {
  /** The sessions changed since, or shortly before. */
  sessions: BoardSession[]
  people: Record<string, string>
  locks: Record<string, string>
  stamp: Instant
  /** How many sessions there are: another number than expected means that some are gone. */
  count: number
  frame: string
}

/** A session that has its place on the grid. */
export type Placed<Session extends Placement = BoardSession> = Session & {
  startsAt: Instant
  endsAt: Instant
  room: string
}

/** Whether a session has a time and a room, and so its place on the grid; the others wait in the tray. */
export const isPlaced = <Session extends Placement>(session: Session): session is Placed<Session> =>
  Boolean(session.startsAt && session.endsAt && session.room)

/** Whether two placements are the same place and time. */
export const isSamePlacement = (a: Placement, b: Placement): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.room === b.room

/** The placement alone. */
export const placementOf = ({ startsAt, endsAt, room }: Placement): Placement => ({ startsAt, endsAt, room })

/** Of a session that waits: no time, no room. */
export const unplaced: Placement = { startsAt: null, endsAt: null, room: null }
