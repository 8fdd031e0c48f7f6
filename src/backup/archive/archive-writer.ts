import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { ArchiveSource } from './archive-source'
import type { ManifestEntry } from './manifest'
import { BLOCK, paddedSize, tarHeader } from './tar-header'

/**
 * Writes a tar file under a temporary name, for its owner only, and gives it its name once it is whole and on the disk. Contents are
 * streamed. After an error, `discard` leaves nothing.
 */
export class ArchiveWriter {
  readonly entries: ManifestEntry[] = []
  #position = 0

  private constructor(
    readonly path: string,
    readonly temporary: string,
    readonly file: FileHandle,
  ) {}

  /** Begins an archive that will be at `path`; `temporary` is in the same folder. */
  static async create(path: string, temporary: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(path, temporary, await open(temporary, 'wx', 0o600))
  }

  /** Adds a file as `name`. Returns false, and adds nothing, when the file is absent or changes meanwhile. */
  async addFile(name: string, source: ArchiveSource, onBytes?: (bytes: number) => void): Promise<boolean> {
    const start = this.#position
    const found = await source()
    if (!found) return false
    await this.#write(tarHeader({ name, bytes: found.size }))
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of found.content) {
      bytes += chunk.length
      if (bytes > found.size) break
      hash.update(chunk)
      await this.#write(chunk)
      onBytes?.(chunk.length)
    }
    if (bytes !== found.size) {
      this.#position = start
      return false
    }
    await this.#pad(bytes)
    this.entries.push({ name, bytes, sha256: hash.digest('hex') })
    return true
  }

  /** Adds a text as `name`. */
  async addText(name: string, text: string): Promise<void> {
    const content = Buffer.from(text)
    await this.#write(tarHeader({ name, bytes: content.length }))
    await this.#write(content)
    await this.#pad(content.length)
    this.entries.push({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  }

  /** Ends the archive, gives it its name, and returns its size in bytes. */
  async finish(): Promise<number> {
    await this.#write(Buffer.alloc(2 * BLOCK))
    await this.file.truncate(this.#position)
    await this.file.sync()
    await this.file.close()
    await rename(this.temporary, this.path)
    return this.#position
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    await this.file.close().catch(() => undefined)
    await rm(this.temporary, { force: true })
  }

  async #write(content: Uint8Array): Promise<void> {
    for (let written = 0; written < content.length; ) {
      const rest = content.length - written
      const { bytesWritten } = await this.file.write(content, written, rest, this.#position)
      written += bytesWritten
      this.#position += bytesWritten
    }
  }

  async #pad(bytes: number): Promise<void> {
    await this.#write(Buffer.alloc(paddedSize(bytes) - bytes))
  }
}
