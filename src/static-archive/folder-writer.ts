import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file of an archive, as its manifest lists it. */
export interface ArchivedFile {
  /** Its path below the folder. */
  file: string
  /** The path, with a query where it is stored in one, at which the site served it; none for what is only in the archive. */
  address?: string
  /** Its `Content-Type`. */
  type: string
  bytes: number
  sha256: string
}

/** Writes files below a folder, and lists them. */
export class FolderWriter {
  readonly files: ArchivedFile[] = []

  constructor(readonly folder: string) {}

  /** Writes a file; throws when it was written before. */
  async add(file: string, type: string, content: string | Uint8Array, address?: string): Promise<void> {
    const body = typeof content === 'string' ? Buffer.from(content) : content
    const path = join(this.folder, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body, { flag: 'wx' })
    const sha256 = createHash('sha256').update(body).digest('hex')
    this.files.push({ file, ...(address !== undefined && { address }), type, bytes: body.length, sha256 })
  }
}
