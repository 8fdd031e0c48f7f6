import type { Bilingual } from '../../../src/domain/bilingual'
import type { FileMetadata } from './file-metadata'
import type { FileStore } from './file-store'
import type { Edits } from './image-edits'

/** A file as it arrives, or as it is prepared again. */
export interface Upload {
  name: string
  bytes: Buffer
  edits: Edits
  /** Whether the bytes are those that are kept already, to be edited. */
  isKept: boolean
  /** The name to keep a file under: the wanted one, numbered when another document has it. */
  freeName(wanted: string): Promise<string>
}

/** What becomes of an upload: the facts its document states, and the files to keep. */
export interface Prepared {
  facts: FileMetadata
  files: NewFile[]
}

/** A file to keep. */
export interface NewFile {
  name: string
  bytes: Uint8Array
}

/** What a collection accepts and where it keeps it. */
export interface UploadRules {
  store: FileStore
  /** Judges a file by its content and makes what is kept of it. Keeps nothing itself. */
  prepare(upload: Upload): Promise<Prepared | { refusal: Bilingual }>
  /** Whether the name that a file came with stays out of its address, because it may be that of a person. */
  hidesName?(doc: Record<string, unknown>): boolean
  /** Whether edits change the file that a document already has. */
  isEdited?(edits: Edits, stored: Record<string, unknown>): boolean
}
