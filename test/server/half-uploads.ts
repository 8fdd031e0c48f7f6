import type { BucketServer } from '../support/bucket-server'
import { fileNamesOf, type Uploaded } from '../support/uploads'

const [FOLDER, NOTES] = ['assises/media/', 'assises/media/.pending/']

/** What interrupted uploads left in a bucket. */
export interface HalfUploads {
  /** Files that these rows name and the bucket lacks. */
  missing: string[]
  /** Objects that neither a row nor a note of a write names. */
  unnamed: string[]
  /** How many names the notes of writes have. */
  noted: number
}

/** Compares the images of a bucket with all rows that name them; those of the example, whose `alt` is another one, may be elsewhere. */
export async function findHalfUploads(bucket: BucketServer, rows: Uploaded[], alt: string): Promise<HalfUploads> {
  const objects = await bucket.keys(FOLDER)
  const notes = objects.filter((key) => key.startsWith(NOTES))
  const names = objects.filter((key) => !key.startsWith(NOTES)).map((key) => key.slice(FOLDER.length))
  const noted = (
    await Promise.all(notes.map(async (key) => JSON.parse(String(await bucket.read(key))).names as string[]))
  ).flat()
  const named = new Set([...rows.flatMap(fileNamesOf), ...noted])
  const expected = rows.filter((row) => row.alt === alt).flatMap(fileNamesOf)
  return {
    missing: expected.filter((name) => !names.includes(name)),
    unnamed: names.filter((name) => !named.has(name)),
    noted: noted.length,
  }
}
