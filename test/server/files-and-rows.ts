import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The upload collections, and where their files are from the folder of media: of documents, on SQLite and on MongoDB. */
const folders = { media: [''], documents: ['../documents', 'documents'] }

/** A document of an upload collection, as the database or the REST API returns it. */
interface FileRow {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
}

/** What differs between the rows and the disk: names that rows give and the disk lacks, and files without a row. */
export interface FileDifferences {
  missing: string[]
  unnamed: string[]
}

/**
 * Compares the files of a media folder with the rows that name them. `rowsOf` returns every row of a collection. Notes
 * of writes under way count as files without a row.
 */
export async function compareFilesAndRows(
  mediaDir: string,
  rowsOf: (collection: 'media' | 'documents') => Promise<FileRow[]>,
): Promise<FileDifferences> {
  const found: FileDifferences = { missing: [], unnamed: [] }
  for (const collection of ['media', 'documents'] as const) {
    const named = new Set((await rowsOf(collection)).flatMap(namesOf))
    const files = new Set((await Promise.all(folders[collection].map((path) => filesIn(join(mediaDir, path))))).flat())
    found.missing.push(...[...named].filter((name) => !files.has(name)))
    found.unnamed.push(...[...files].filter((name) => !named.has(name)))
  }
  return found
}

function namesOf({ filename, sizes }: FileRow): string[] {
  return [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter(
    (name): name is string => typeof name === 'string',
  )
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    await access(folder)
  } catch {
    return []
  }
  const entries = await readdir(folder, { withFileTypes: true })
  const pending = await readdir(join(folder, '.pending')).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.gitkeep').map(({ name }) => name)
  return [...files, ...pending.map((name) => `.pending/${name}`)]
}
