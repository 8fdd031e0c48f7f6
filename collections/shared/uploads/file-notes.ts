import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownProcess, type WriterProcess } from '../../../src/database/own-process'
import { recordOf } from '../../../src/domain/record'

/** The names of files that a write of the database adds or removes, noted before the write and erased after it. */
export interface FileNote extends WriterProcess {
  id: string
  names: string[]
  /** Milliseconds since it was written. */
  age: number
}

/** The notes of one folder of files. */
export interface FileNotes {
  /** Notes names, and returns the id of the note. */
  write(names: readonly string[]): Promise<string>
  erase(id: string): Promise<void>
  read(): Promise<FileNote[]>
}

/**
 * Stores each note in a file of a hidden folder beside the files that it names. The name of the note says who writes it: a
 * process that dies while it writes a note leaves it without content.
 */
export function folderNotes(files: string): FileNotes {
  const folder = join(files, '.pending')
  return {
    write: async (names) => {
      const id = `${ownProcess.pid}_${ownProcess.token}_${randomUUID()}`
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, id), JSON.stringify({ names }))
      return id
    },
    erase: (id) => rm(join(folder, id), { force: true }),
    read: async () => {
      const ids = await readdir(folder).catch(() => [])
      const notes = await Promise.all(ids.map((id) => readNote(folder, id)))
      return notes.filter((note) => note !== undefined)
    },
  }
}

/** Returns a note; without names when it is incomplete, and `undefined` when it was erased meanwhile. */
async function readNote(folder: string, id: string): Promise<FileNote | undefined> {
  try {
    const path = join(folder, id)
    const [{ mtimeMs }, text] = await Promise.all([stat(path), readFile(path, 'utf8')])
    return { id, age: Date.now() - mtimeMs, names: namesOf(text), ...writerOf(id) }
  } catch {
    return undefined
  }
}

/** The process in the name of a note. An unknown writer counts as this process: it has ended when the note is old. */
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
