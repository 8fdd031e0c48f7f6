import type { DescribedSessionField, StoredValues } from '../session-fields'
import type { NamedPerson } from './cells/people'
import type { Problem } from './problem'

/** A room as a file describes it. A value that the file does not give is `undefined`, and is not changed. */
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
  /** The id in the tool that the file comes from, with the name of the tool. */
  sourceId?: string
  headline?: string
  headlineEn?: string
  organisation?: string
  bio?: string
  bioEn?: string
  links?: { kind: string; url: string }[]
}

/** The values that a file gives: rich texts are plain texts, Markdown or HTML, rooms and people are names. */
interface DraftValues extends Omit<StoredValues, 'rich-text' | 'participants'> {
  'rich-text': string
  participants: NamedPerson[]
}

type TableField = Extract<DescribedSessionField, { column: object }>
type LocalizedField = Extract<TableField, { localized: true }>

/** The fields of a session that tables have, by the name of their column: `title`, and `titleEn` for the English one. */
export type SessionFieldDrafts = { [Field in TableField as Field['name']]?: DraftValues[Field['kind']] } & {
  [Field in LocalizedField as `${Field['name']}En`]?: DraftValues[Field['kind']]
}

/** A session as a file describes it. */
export interface SessionDraft extends SessionFieldDrafts {
  row: number
  /** Absent, like `slug`, when the file comes from another edition. */
  number?: number
  slug?: string
  /** The id in the tool that the file comes from, with the name of the tool. */
  sourceId?: string
}

/** The formats of files that can be imported. */
export type FileFormat = 'csv' | 'xlsx' | 'ods' | 'sessionize' | 'c3voc' | 'pretalx' | 'schedule-xml'

/** The contents of a file and its problems. */
export interface Drafts {
  format: FileFormat
  /** The titles of the columns of a table as the file writes them, by the names of the columns. */
  titles?: Record<string, string>
  rooms: RoomDraft[]
  speakers: SpeakerDraft[]
  sessions: SessionDraft[]
  problems: Problem[]
}
