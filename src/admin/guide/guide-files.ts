import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const folder = join(process.cwd(), 'docs')

/** Returns the text of the guide for editors. */
export const readGuide = (): Promise<string> => readFile(join(folder, 'guide-redaction.md'), 'utf8')

/** The pictures that were asked for, as they are sent. They change with the version of the product only. */
const converted = new Map<string, Promise<Buffer>>()

/** A third more than the width in which the guide shows its pictures, in pixels. */
const WIDTH = 900

/** Returns a picture of the guide as AVIF, a fifth as large as its PNG; `undefined` when it has none of this name. */
export async function readPicture(name: string): Promise<Buffer | undefined> {
  if (!/^[a-z0-9-]+\.png$/.test(name)) return undefined
  const path = join(folder, 'images', name)
  const source = await readFile(path).catch(() => undefined)
  if (!source) return undefined
  const picture =
    converted.get(name) ??
    sharp(source).resize({ width: WIDTH, withoutEnlargement: true }).avif({ quality: 42, effort: 2 }).toBuffer()
  converted.set(name, picture)
  return picture
}

/** Returns the sizes of the pictures of the guide in pixels, by the names of their files. */
export async function pictureSizes(): Promise<Map<string, { width: number; height: number }>> {
  const names = (await readdir(join(folder, 'images')).catch(() => [])).filter((name) => name.endsWith('.png'))
  return new Map(
    await Promise.all(names.map(async (name) => [name, await sizeOf(join(folder, 'images', name))] as const)),
  )
}

/** The size that a PNG names in its first 24 bytes. */
async function sizeOf(path: string): Promise<{ width: number; height: number }> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(24), 0, 24, 0)
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) }
  } finally {
    await file.close()
  }
}
