import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive. */
export interface ArchivedFile {
  path: string
  /** Whether its format is compressed already. */
  isCompressed: boolean
  read(): Promise<Uint8Array>
}

/** Streams a ZIP archive, one file after the other. A file that cannot be read breaks the stream: the browser reports it as failed. */
export function zipped(files: readonly ArchivedFile[]): ReadableStream<Uint8Array> {
  const zip = new Zip()
  const left = [...files]
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      zip.ondata = (error, chunk, isLast) => {
        if (error) return controller.error(error)
        controller.enqueue(chunk)
        if (isLast) controller.close()
      }
    },
    pull: async () => {
      const file = left.shift()
      if (!file) return zip.end()
      const bytes = await file.read()
      const entry = file.isCompressed ? new ZipPassThrough(file.path) : new ZipDeflate(file.path)
      zip.add(entry)
      entry.push(bytes, true)
    },
    cancel: () => zip.terminate(),
  })
}
