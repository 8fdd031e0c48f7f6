import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileNote, type FileNotes, NOTES_FOLDER, newNoteId, noteText, parseNote } from './file-notes'

/**
 * Stores each note in a file of a hidden folder beside the files that it names. The name of the note says who writes it: a
 * process that dies while it writes a note leaves it without content.
 */
export function folderNotes(files: string): FileNotes {
  const folder = join(files, NOTES_FOLDER)
  return {
    write: async (names) => {
      const id = newNoteId()
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, id), noteText(names))
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
    return parseNote(id, text, mtimeMs)
  } catch {
    return undefined
  }
}
