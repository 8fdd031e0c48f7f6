import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a file that is not there yet, for its owner only, and flushes it to the disk. */
export const writeFile = (content: AsyncIterable<Buffer>, path: string): Promise<void> =>
  pipeline(Readable.from(content), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
