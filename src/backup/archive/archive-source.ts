import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FileStore } from '../../file-stores/file-store'

/** Opens what is to be archived: its size in bytes and its content, which may end before; `undefined` when it is not there. */
export type ArchiveSource = () => Promise<{ size: number; content: AsyncIterable<Uint8Array> } | undefined>

/** A file at a path. */
export const fileAt =
  (path: string): ArchiveSource =>
  async () => {
    const found = await stat(path).catch(undefinedWhenAbsent)
    return found && { size: found.size, content: contentOf(path) }
  }

/** An upload. */
export const uploadIn =
  (store: FileStore, name: string): ArchiveSource =>
  async () => {
    const file = await store.open(name)
    const body = await file?.stream()
    return file && body && { size: file.size, content: partsOf(body) }
  }

async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of body as unknown as AsyncIterable<Uint8Array>) yield part
  } catch (error) {
    undefinedWhenAbsent(error as NodeJS.ErrnoException)
  }
}

/** The content of a file; nothing, or less, when it is removed before its end. */
async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>
  } catch (error) {
    undefinedWhenAbsent(error as NodeJS.ErrnoException)
  }
}

function undefinedWhenAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
