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

/** Stores each note in a file of a hidden folder beside the files that it names. */
export function folderNotes(files: string): FileNotes {
  const folder = join(files, '.pending')
  return {
    write: async (names) => {
      const id = randomUUID()
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, id), JSON.stringify({ ...ownProcess, names }))
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
    return { id, age: Date.now() - mtimeMs, ...contentsOf(text) }
  } catch {
    return undefined
  }
}

function contentsOf(text: string): Pick<FileNote, 'names' | 'pid' | 'token'> {
  const { names, pid, token } = parsed(text)
  return {
    names: Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [],
    // The writer of an incomplete note is unknown: it has ended when the note is old.
    pid: typeof pid === 'number' ? pid : ownProcess.pid,
    token: typeof token === 'string' ? token : ownProcess.token,
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text))
  } catch {
    return {}
  }
}
