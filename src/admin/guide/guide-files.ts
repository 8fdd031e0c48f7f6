import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(process.cwd(), 'docs')

/** Returns the text of the guide for editors. */
export const readGuide = (): Promise<string> => readFile(join(folder, 'guide-redaction.md'), 'utf8')

/** Returns a picture of the guide; `undefined` when it has none of this name. */
export async function readPicture(name: string): Promise<Buffer | undefined> {
  if (!/^[a-z0-9-]+\.png$/.test(name)) return undefined
  return readFile(join(folder, 'images', name)).catch(() => undefined)
}
