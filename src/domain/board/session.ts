import type { Instant, PlainDate } from '../zone'

/** When and where a session takes place; `null` where that is not decided. */
export interface Placement {
  startsAt: Instant | null
  endsAt: Instant | null
  room: string | null
}

/** A session as the board shows it: its newest version, even when it is a draft. */
export interface BoardSession extends Placement {
  id: string
  title: string
  number: number | null
  format: string | null
  status: string
  /** `changed` is published, and has a newer draft. */
  state: 'published' | 'draft' | 'changed'
  /** The published placement, when it differs from that of the newest version. */
  published: Placement | null
  people: string[]
  /** When the version was saved. A move sends it, and is refused when there is a newer version. */
  updatedAt: Instant
}

/** A session that is about to be created. */
export interface NewSession extends Placement {
  title: string
  format: string | null
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
  /** « 2024 · Montpellier ». */
  shortName: string
  startsOn: PlainDate | null
  endsOn: PlainDate | null
  timezone: string
  openingHours: { day: PlainDate; opensAt: string; closesAt: string }[]
}

/** The programme of an edition as one user may see and change it. */
export interface Board {
  edition: BoardEdition
  rooms: BoardRoom[]
  sessions: BoardSession[]
  elsewhere: ElsewhereSession[]
  /** The names of people by their ids. */
  people: Record<string, string>
  /** The name of the user who has the form of a session open, by the id of the session. */
  locks: Record<string, string>
  /** Whether the user may move and create its sessions. */
  canMove: boolean
  /** Whether the user may publish its sessions. */
  canPublish: boolean
  /** When the newest version of its sessions was saved: the next poll asks for the changes after it. */
  stamp: Instant
  /** A fingerprint of the edition and its rooms: when it changes, the board is read again. */
  frame: string
}

/** The changes of a board since an instant. */
export interface BoardChanges {
  /** The sessions saved since that instant, or shortly before it. */
  sessions: BoardSession[]
  people: Record<string, string>
  locks: Record<string, string>
  stamp: Instant
  /** The number of sessions of the edition: when it differs from the expected one, some are gone. */
  count: number
  frame: string
}

/** A session that has a time and a room. */
export type Placed<Session extends Placement = BoardSession> = Session & {
  startsAt: Instant
  endsAt: Instant
  room: string
}

/** Whether a session has a time and a room and stands on the grid; the others stand in the tray. */
export const isPlaced = <Session extends Placement>(session: Session): session is Placed<Session> =>
  Boolean(session.startsAt && session.endsAt && session.room)

/** Whether two placements are the same place and time. */
export const isSamePlacement = (a: Placement, b: Placement): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.room === b.room

/** The placement alone. */
export const placementOf = ({ startsAt, endsAt, room }: Placement): Placement => ({ startsAt, endsAt, room })

/** The placement of a session in the tray: no time, no room. */
export const unplaced: Placement = { startsAt: null, endsAt: null, room: null }
