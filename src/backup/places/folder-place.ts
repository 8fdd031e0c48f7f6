import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ArchivePlace } from './archive-place'

/** Archives in a folder of the disk. */
export function folderPlace(given: string): ArchivePlace {
  const folder = resolve(given)
  const pathOf = (name: string) => join(folder, name)
  return {
    addressOf: pathOf,
    draftOf: pathOf,
    isUsed: () => existsSync(folder),
    prepare: async () => undefined,
    // It was written there.
    store: async () => undefined,
    names: () => readdir(folder).catch(() => []),
    remove: (name) => rm(pathOf(name), { force: true }),
    bring: async (name) =>
      existsSync(pathOf(name)) ? { path: pathOf(name), release: async () => undefined } : undefined,
    readText: (name) =>
      readFile(pathOf(name), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    writeText: async (name, text) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(folder, name, text)
    },
  }
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const draft = join(folder, `.part-${randomUUID()}`)
  try {
    await writeFile(draft, text, { mode: 0o600, flush: true })
    await rename(draft, join(folder, name))
  } finally {
    await rm(draft, { force: true })
  }
}
