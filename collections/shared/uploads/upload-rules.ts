import type { Bilingual } from '../../../src/domain/bilingual'
import type { FileStore } from '../../../src/file-stores/file-store'
import type { FileMetadata } from './file-metadata'
import type { Edits } from './image-edits'

/** An uploaded file, or a stored one that is prepared again. */
export interface Upload {
  name: string
  bytes: Buffer
  edits: Edits
  /** Whether the bytes are those of the stored file, to be edited. */
  isStored: boolean
}

/** A prepared upload: the metadata for its document, and the files to store. */
export interface Prepared {
  metadata: FileMetadata
  files: NewFile[]
}

/** A file to store. */
export interface NewFile {
  name: string
  bytes: Uint8Array
}

/** Which files a collection accepts and where it stores them. */
export interface UploadRules {
  store: FileStore
  /** Validates a file by its content and prepares the files to store. Stores nothing itself. */
  prepare(upload: Upload): Promise<Prepared | { refusal: Bilingual }>
  /** Runs a preparation in its turn; `undefined` when too many wait already. At once by default. */
  inTurn?<Result>(prepare: () => Promise<Result>): Promise<Result> | undefined
  /** Whether the original name stays out of the public address, because it may be that of a person. */
  hidesName?(doc: Record<string, unknown>): boolean
  /** Whether the edits change the stored file of a document. */
  isEdited?(edits: Edits, stored: Record<string, unknown>): boolean
}
