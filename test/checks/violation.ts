import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A deliberate mistake for one check: how it is made in a copy of the project, and what the check then says. */
export interface Violation {
  check: string
  mistake: string
  make: (folder: string) => Promise<void>
  report: string[]
}

/** Makes a mistake by writing files, by their path. */
export const writes = (files: Record<string, string>) => async (folder: string) => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Makes a mistake by appending a text to a file. */
export const appends = (path: string, text: string) => (folder: string) => appendFile(join(folder, path), text)

/** Makes a mistake by replacing a text in a file. */
export const replaces = (path: string, text: string, replacement: string) => async (folder: string) => {
  const file = join(folder, path)
  await writeFile(file, (await readFile(file, 'utf8')).replace(text, replacement))
}
