import { Readable } from 'node:stream'
import pLimit from 'p-limit'
import { type Bucket, READ_WITHIN_MS, SMALL_WITHIN_MS } from './bucket'
import { type FileNote, type FileNotes, NOTES_FOLDER, newNoteId, noteText, parseNote } from './file-notes'
import { assertPlainName, type FileStore, isPlainName } from './file-store'

const AT_ONCE = 8

/** Stores files as objects of a bucket whose keys begin with `prefix`, which ends with a slash. */
export function objectStore(bucket: Bucket, prefix: string): FileStore {
  const keyOf = (name: string) => prefix + name
  return {
    place: `${bucket.place} (${prefix})`,
    check: () => bucket.check(),
    put: async (name, bytes) => {
      assertPlainName(name)
      await bucket.put(keyOf(name), bytes)
    },
    open: async (name) => {
      if (!isPlainName(name)) return undefined
      await bucket.load()
      const until = performance.now() + READ_WITHIN_MS
      const size = await bucket.size(keyOf(name), READ_WITHIN_MS)
      if (size === undefined) return undefined
      return {
        size,
        stream: async (range) => {
          const body = await bucket.get(keyOf(name), until - performance.now(), range)
          return body && (Readable.toWeb(body) as ReadableStream<Uint8Array>)
        },
      }
    },
    read: async (name) => {
      const body = isPlainName(name) ? await bucket.get(keyOf(name), SMALL_WITHIN_MS) : undefined
      return body && readAll(body)
    },
    list: async function* () {
      for await (const { key, bytes } of bucket.list(prefix)) {
        const name = key.slice(prefix.length)
        if (isPlainName(name)) yield { name, bytes }
      }
    },
    remove: async (names) => {
      const inTurn = pLimit(AT_ONCE)
      const removals = names.filter(isPlainName).map((name) => inTurn(() => bucket.remove(keyOf(name))))
      const failed = (await Promise.allSettled(removals)).find((removal) => removal.status === 'rejected')
      if (failed) throw failed.reason
    },
    notes: objectNotes(bucket, `${prefix}${NOTES_FOLDER}/`),
  }
}

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Stores each note in an object. */
function objectNotes(bucket: Bucket, prefix: string): FileNotes {
  return {
    write: async (names) => {
      const id = newNoteId()
      await bucket.put(prefix + id, Buffer.from(noteText(names)), SMALL_WITHIN_MS)
      return id
    },
    erase: (id) => bucket.remove(prefix + id),
    read: async () => {
      const notes: FileNote[] = []
      for await (const { key, modifiedAt } of bucket.list(prefix)) {
        const body = await bucket.get(key, SMALL_WITHIN_MS)
        const text = body && (await readAll(body)).toString('utf8')
        if (text !== undefined) notes.push(parseNote(key.slice(prefix.length), text, modifiedAt.getTime()))
      }
      return notes
    },
  }
}
