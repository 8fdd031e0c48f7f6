import type { Payload, Where } from 'payload'
import { addFiles } from '../shared/uploads/file-change'
import type { SizeMetadata } from '../shared/uploads/file-metadata'
import { stores } from '../shared/uploads/stores'
import { CENTRE } from './crop'
import { dominantColourOf, encodeSize, openImage } from './image'
import { sizeFacts } from './prepare-media'
import { nameOfSize, type Size, sizes, typeOfSize } from './sizes'

interface Row {
  id: string
  filename: string
  focalX?: number | null
  focalY?: number | null
  sizes: Record<string, SizeMetadata>
}

/**
 * Makes what images from before an update of this product lack: sizes, around their focal point, those in a format that is no
 * longer used, and the dominant colour. The other files keep their addresses. An image whose file is missing or damaged is logged
 * and left. Returns the number of files made.
 */
export async function completeImages(payload: Payload, isStopped = () => false): Promise<number> {
  let made = 0
  for (const size of sizes) {
    for (const row of await imagesThat(payload, { and: [lacking(size), { sizesRemoved: { not_equals: true } }] })) {
      if (isStopped()) return made
      if (await completed(payload, row, `its size ${size.name}`, () => addSize(payload, row, size))) made += 1
    }
  }
  for (const row of await imagesThat(payload, { dominantColour: { equals: null } })) {
    if (isStopped()) return made
    await completed(payload, row, 'its dominant colour', () => addColour(payload, row))
  }
  if (made > 0) payload.logger.info(`Images: files made of sizes that were missing: ${made}.`)
  return made
}

/** Makes the sizes of images that were removed with a withdrawal and that a consent covers again. Returns the number of files made. */
export async function completeReturnedImages(payload: Payload): Promise<number> {
  let made = 0
  const isCovered: Where = { consentUntil: { greater_than: new Date().toISOString() } }
  for (const row of await imagesThat(payload, { and: [{ sizesRemoved: { equals: true } }, isCovered] })) {
    let current = row
    for (const size of sizes) {
      if (!(await completed(payload, current, `its size ${size.name}`, () => addSize(payload, current, size))))
        return made
      made += 1
      const [next] = await imagesThat(payload, { id: { equals: row.id } })
      if (!next) return made
      current = next
    }
    await payload.db.updateOne({ collection: 'media', where: unchanged(current), data: { sizesRemoved: false } })
  }
  return made
}

const lacking = (size: Size): Where => ({
  or: [
    { [`sizes.${size.name}.filename`]: { equals: null } },
    { [`sizes.${size.name}.mimeType`]: { not_equals: typeOfSize(size) } },
  ],
})

async function imagesThat({ db }: Payload, lacks: Where): Promise<Row[]> {
  const where: Where = { and: [lacks, { mimeType: { equals: 'image/webp' } }] }
  return (await db.find<Row>({ collection: 'media', where, limit: 0, pagination: false })).docs
}

async function completed({ logger }: Payload, { filename }: Row, what: string, complete: () => Promise<void>) {
  try {
    await complete()
    return true
  } catch (err) {
    logger.error({ err, msg: `The image ${filename} lacks ${what}.` })
    return false
  }
}

async function addSize(payload: Payload, row: Row, size: Size): Promise<void> {
  const image = await encodeSize(await pixelsOf(row.filename), size, {
    x: row.focalX ?? CENTRE.x,
    y: row.focalY ?? CENTRE.y,
  })
  const name = nameOfSize(row.filename, size)
  const outcome = await addFiles(stores.media, [{ name, bytes: image.bytes }], payload.logger)
  // With the name, so that a file in another format is removed.
  const data = { filename: row.filename, sizes: { ...row.sizes, [size.name]: sizeFacts(size, name, image) } }
  const written = await payload.db.updateOne({ collection: 'media', where: unchanged(row), data })
  await (written ? outcome.committed() : outcome.rolledBack())
}

async function addColour({ db }: Payload, row: Row): Promise<void> {
  // The smallest size has the same colours.
  const dominantColour = await dominantColourOf(await pixelsOf(row.sizes.thumbnail?.filename ?? row.filename))
  await db.updateOne({ collection: 'media', where: unchanged(row), data: { dominantColour } })
}

// Nobody waits for these writes: an image that was changed meanwhile has everything.
const unchanged = ({ id, filename }: Row): Where => ({
  and: [{ id: { equals: id } }, { filename: { equals: filename } }],
})

async function pixelsOf(filename: string) {
  const stored = await stores.media.read(filename)
  const pixels = stored && (await openImage(stored))
  if (!pixels || typeof pixels === 'string') throw new Error(`The file ${filename} is ${pixels ?? 'missing'}.`)
  return pixels
}
