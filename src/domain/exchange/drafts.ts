import type { Instant } from '../zone'
import type { NamedPerson } from './cells/people'
import type { Problem } from './problem'

/** A room as a file describes it. What a file does not say is not changed. */
export interface RoomDraft {
  row: number
  name: string
  capacity?: number
  floor?: string
}

/** A person as a file describes them. */
export interface SpeakerDraft {
  row: number
  name: string
  slug?: string
  headline?: string
  headlineEn?: string
  organisation?: string
  bio?: string
  bioEn?: string
  links?: { kind: string; url: string }[]
}

/** A session as a file describes it. */
export interface SessionDraft {
  row: number
  /** Its number and its address, when the file comes from the same edition. */
  number?: number
  slug?: string
  title?: string
  titleEn?: string
  format?: string
  track?: string
  startsAt?: Instant
  endsAt?: Instant
  room?: string
  participants?: NamedPerson[]
  abstract?: string
  abstractEn?: string
  accessibility?: string[]
  capacity?: number
  registrationUrl?: string
  status?: string
  notice?: string
  noticeEn?: string
}

/** The names by which files say what they are. */
export type FileFormat = 'csv' | 'sessionize' | 'c3voc'

/** What a file holds, and what is wrong with it. */
export interface Drafts {
  format: FileFormat
  /** How a table calls its columns, by the names under which they are read. */
  titles?: Record<string, string>
  rooms: RoomDraft[]
  speakers: SpeakerDraft[]
  sessions: SessionDraft[]
  problems: Problem[]
}
