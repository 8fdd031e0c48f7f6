import { randomUUID } from 'node:crypto'
import { ownProcess, type WriterProcess } from '../database/own-process'
import { recordOf } from '../domain/record'

/** The names of files that a write of the database adds or removes, noted before the write and erased after it. */
export interface FileNote extends WriterProcess {
  id: string
  names: string[]
  /** Milliseconds since it was written. */
  age: number
}

/** The notes of one store of files. */
export interface FileNotes {
  /** Notes names, and returns the id of the note. */
  write(names: readonly string[]): Promise<string>
  erase(id: string): Promise<void>
  read(): Promise<FileNote[]>
}

/** The folder of notes beside the files that they name. */
export const NOTES_FOLDER = '.pending'

/** Returns the id of a new note: it says who writes it. */
export const newNoteId = (): string => `${ownProcess.pid}_${ownProcess.token}_${randomUUID()}`

/** Returns the content of a note. */
export const noteText = (names: readonly string[]): string => JSON.stringify({ names })

/**
 * Returns the note of an id, a content and an instant in milliseconds; without names when its content is incomplete. An unknown
 * writer counts as this process: it has ended when the note is old.
 */
export const parseNote = (id: string, text: string, writtenAt: number): FileNote => ({
  id,
  age: Date.now() - writtenAt,
  names: namesOf(text),
  ...writerOf(id),
})

function writerOf(id: string): WriterProcess {
  const [pid, token, ...rest] = id.split('_')
  return token && rest.length === 1 ? { pid: Number(pid), token } : ownProcess
}

function namesOf(text: string): string[] {
  try {
    const { names } = recordOf(JSON.parse(text))
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}
