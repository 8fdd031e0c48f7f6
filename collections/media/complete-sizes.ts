import type { Payload, Where } from 'payload'
import { addFiles } from '../shared/uploads/file-change'
import type { SizeMetadata } from '../shared/uploads/file-metadata'
import { stores } from '../shared/uploads/stores'
import { CENTRE } from './crop'
import { encodeSize, openImage } from './image'
import { sizeFacts } from './prepare-media'
import { type Size, sizes } from './sizes'

interface Row {
  id: string
  filename: string
  focalX?: number | null
  focalY?: number | null
  sizes: Record<string, SizeMetadata>
}

/**
 * Makes the sizes that images from before an update of this product lack, around their focal point. The other files keep
 * their addresses. An image whose file is missing or damaged is logged and left. Returns the number of files made.
 */
export async function completeSizes(payload: Payload, isStopped = () => false): Promise<number> {
  let made = 0
  for (const size of sizes) {
    for (const row of await imagesWithout(payload, size)) {
      if (isStopped()) return made
      if (await addSize(payload, row, size)) made += 1
    }
  }
  if (made > 0) payload.logger.info(`Images: files made of sizes that were missing: ${made}.`)
  return made
}

async function imagesWithout({ db }: Payload, { name }: Size): Promise<Row[]> {
  const where: Where = {
    and: [{ [`sizes.${name}.filename`]: { equals: null } }, { mimeType: { equals: 'image/webp' } }],
  }
  return (await db.find<Row>({ collection: 'media', where, limit: 0, pagination: false })).docs
}

async function addSize(payload: Payload, row: Row, size: Size): Promise<boolean> {
  const { db, logger } = payload
  const store = stores.media
  try {
    const stored = await store.read(row.filename)
    const pixels = stored && (await openImage(stored))
    if (!pixels || typeof pixels === 'string') throw new Error(`The file ${row.filename} is ${pixels ?? 'missing'}.`)
    const image = await encodeSize(pixels, size, { x: row.focalX ?? CENTRE.x, y: row.focalY ?? CENTRE.y })
    const name = row.filename.replace(/\.webp$/, `-${size.name}.webp`)
    const outcome = await addFiles(store, [{ name, bytes: image.bytes }], logger)
    // Nobody waits for this write: an image that was changed meanwhile has all sizes.
    const where: Where = { and: [{ id: { equals: row.id } }, { filename: { equals: row.filename } }] }
    const data = { sizes: { ...row.sizes, [size.name]: sizeFacts(name, image) } }
    const written = await db.updateOne({ collection: 'media', where, data })
    await (written ? outcome.committed() : outcome.rolledBack())
    return true
  } catch (err) {
    logger.error({ err, msg: `An image lacks its size ${size.name}.` })
    return false
  }
}
