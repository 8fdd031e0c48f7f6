import { inflateRawSync } from 'node:zlib'

const MOST_ENTRIES = 1_000
const MOST_BYTES = 60_000_000
const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** The files of a ZIP archive by name. */
export type ZipFiles = Map<string, Uint8Array>

/** An archive that is damaged, encrypted, or that would unpack to more than 60 MB. */
export class RefusedArchive extends Error {
  override name = 'RefusedArchive'
}

/** Unpacks the wanted files of a ZIP archive. Its sizes are counted, not believed. Throws a `RefusedArchive`. */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): ZipFiles {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return unzipFrom(bytes, view, isWanted)
  } catch (error) {
    throw error instanceof RefusedArchive ? error : new RefusedArchive('The archive is damaged.', { cause: error })
  }
}

function unzipFrom(bytes: Uint8Array, view: DataView, isWanted: (name: string) => boolean): ZipFiles {
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new RefusedArchive('The archive has too many files.')
  const files: ZipFiles = new Map()
  let at = view.getUint32(end + 16, true)
  let left = MOST_BYTES
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RefusedArchive('The directory of the archive is damaged.')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (isWanted(name)) {
      if (flags & 1) throw new RefusedArchive('The archive is encrypted.')
      const start = startOfData(view, view.getUint32(at + 42, true))
      const packed = bytes.subarray(start, start + view.getUint32(at + 20, true))
      const file = unpack(packed, method, left)
      left -= file.length
      files.set(name, file)
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}

function unpack(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method === 8) return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) }))
  if (method !== 0 || packed.length > most)
    throw new RefusedArchive('The archive is too large, or packed in another way.')
  return packed
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at
  throw new RefusedArchive('The archive has no directory.')
}

function startOfData(view: DataView, at: number): number {
  if (view.getUint32(at, true) !== LOCAL) throw new RefusedArchive('A file of the archive is damaged.')
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
}

/** Packs files into a ZIP archive without compressing them, in their order. */
export function zipStored(files: ZipFiles): Uint8Array {
  const locals: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [name, data] of files) {
    const encoded = new TextEncoder().encode(name)
    const local = header(LOCAL, 30, encoded, data, 4)
    const central = header(CENTRAL, 46, encoded, data, 6)
    new DataView(central.buffer).setUint32(42, at, true)
    locals.push(local, data)
    directory.push(central)
    at += local.length + data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, END, true)
  end.setUint16(8, files.size, true)
  end.setUint16(10, files.size, true)
  end.setUint32(12, size, true)
  end.setUint32(16, at, true)
  return new Uint8Array(Buffer.concat([...locals, ...directory, new Uint8Array(end.buffer)]))
}

/** Writes the header of a file; `version` is the offset of the version that is needed to read it. */
function header(signature: number, length: number, name: Uint8Array, data: Uint8Array, version: number): Uint8Array {
  const bytes = new Uint8Array(length + name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  view.setUint16(version, 20, true)
  // The flag says that the name is UTF-8.
  view.setUint16(version + 2, 0x800, true)
  view.setUint32(version + 10, checksum(data), true)
  view.setUint32(version + 14, data.length, true)
  view.setUint32(version + 18, data.length, true)
  view.setUint16(version + 22, name.length, true)
  bytes.set(name, length)
  return bytes
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The CRC-32 of ZIP archives; `zlib.crc32` is in Node 22 and later only. */
function checksum(data: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of data) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0)
  return ~value >>> 0
}
