/** The size of a block of a tar file, in bytes: headers are one block, contents are padded to whole blocks. */
export const BLOCK = 512

/** One entry of a tar file, as its header describes it. */
export interface TarHeader {
  name: string
  /** Of its content, in bytes. */
  bytes: number
}

const NAME_BYTES = 100
const LARGEST_OCTAL = 8 ** 11 - 1

/**
 * Returns the header of a regular file that only its owner reads, in the format of POSIX (ustar). A long name is in an extended header before
 * it (pax); a size of 8 GiB or more is written in binary, as GNU tar does.
 */
export function tarHeader({ name, bytes }: TarHeader): Buffer {
  if (Buffer.byteLength(name) <= NAME_BYTES) return block(name, bytes, '0')
  const content = paxRecord('path', name)
  const padded = Buffer.alloc(paddedSize(content.length))
  content.copy(padded)
  return Buffer.concat([block('path', content.length, 'x'), padded, block('long', bytes, '0')])
}

/** The bytes that `bytes` of content take in whole blocks. */
export const paddedSize = (bytes: number): number => Math.ceil(bytes / BLOCK) * BLOCK

/** What a block says: the next entry, the start of an extended header, the end of the file. Throws when it is no header. */
export function parseTarHeader(header: Buffer): (TarHeader & { isExtended: boolean }) | 'end' {
  if (header.every((byte) => byte === 0)) return 'end'
  if (parseOctal(header.subarray(148, 156)) !== checksum(header)) throw new Error('Not a header of a tar file.')
  return {
    name: textOf(header.subarray(0, NAME_BYTES)),
    bytes: sizeOf(header.subarray(124, 136)),
    isExtended: header[156] === 'x'.charCodeAt(0),
  }
}

/** The name that the content of an extended header gives to the entry after it. */
export const extendedName = (content: Buffer): string => /^\d+ path=(.*)\n/.exec(content.toString('utf8'))?.[1] ?? ''

function block(name: string, bytes: number, type: '0' | 'x'): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, NAME_BYTES, 'utf8')
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  if (bytes <= LARGEST_OCTAL) header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124)
  else {
    header[124] = 0x80
    header.writeBigUInt64BE(BigInt(bytes), 128)
  }
  header.write('00000000000\0', 136)
  header.write(type, 156)
  header.write('ustar\0' + '00', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** The sum of the bytes of a header, where its own checksum counts as spaces. */
const checksum = (header: Buffer): number =>
  header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0)

const textOf = (field: Buffer): string => field.toString('utf8').replace(/\0.*$/s, '')

const parseOctal = (field: Buffer): number => Number.parseInt(textOf(field).trim() || '0', 8)

const sizeOf = (field: Buffer): number => (field[0] === 0x80 ? Number(field.readBigUInt64BE(4)) : parseOctal(field))

/** A record of an extended header begins with its own length in bytes, which counts the digits of that length. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + String(rest).length
  if (rest + String(length).length !== length) length += 1
  return Buffer.from(`${length} ${key}=${value}\n`)
}
