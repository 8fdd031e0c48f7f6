import { frenchOrMac, type Legacy } from './legacy-encoding'
import { type Problem, UnreadableFile } from './problem'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, index) => bytes[index] === byte)

/** The text of a file, and a remark when its encoding is a guess. */
export interface FileText {
  text: string
  problems: Problem[]
}

/**
 * Decodes a file in UTF-8, in UTF-16, in Windows-1252 as French Excel writes it, or in MacRoman as Excel for Mac does.
 * Throws an `UnreadableFile`.
 */
export function textOfFile(bytes: Uint8Array): FileText {
  if (bytes.length === 0) throw new UnreadableFile('Ce fichier est vide.', 'This file is empty.')
  refuseBinary(bytes)
  if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes, 'utf-16be')
  if (bytes.includes(0)) return utf16(bytes, byteOrderOf(bytes))
  try {
    return { text: decode(bytes, 'utf-8'), problems: [] }
  } catch {
    return legacyText(frenchOrMac(bytes))
  }
}

/** Decodes without the byte order mark, or throws. */
const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes)

function utf16(bytes: Uint8Array, encoding: string): FileText {
  try {
    return { text: decode(bytes, encoding), problems: [] }
  } catch {
    throw notText()
  }
}

/** Returns the byte order of UTF-16 without a mark: nearly all of its letters have a byte of zero on one side. */
function byteOrderOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' {
  const zeros = [0, 0]
  const start = bytes.subarray(0, 4_000)
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = Math.max(even, odd)
  if (bytes.length % 2 !== 0 || most < start.length / 4 || Math.min(even, odd) > most / 10) throw notText()
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function legacyText({ text, encoding }: Legacy): FileText {
  if (encoding === 'unknown') throw unknownEncoding()
  return { text, problems: encoding === 'macintosh' ? [readAsMac] : [] }
}

const readAsMac: Problem = {
  level: 'warning',
  fr: 'Les accents sont lus comme ceux d’Excel pour Mac. Vérifiez-les ; « CSV UTF-8 » évite ce doute.',
  en: 'The accents are read as those of Excel for Mac. Check them; "CSV UTF-8" leaves no doubt.',
}

const unknownEncoding = () =>
  new UnreadableFile(
    'Les accents de ce fichier ne sont pas lisibles. Dans Excel, choisissez Fichier → Enregistrer sous → « CSV UTF-8 ».',
    'The encoding of this file is not known. Save it as UTF-8.',
  )

function refuseBinary(bytes: Uint8Array): void {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableFile(
      'C’est un ancien classeur Excel (.xls), ou un classeur protégé par un mot de passe. Dans Excel, choisissez Fichier → Enregistrer sous → « Classeur Excel (.xlsx) », sans mot de passe, puis importez ce fichier.',
      'This is an old workbook (.xls), or one with a password. Save it as .xlsx without a password, then import that file.',
      415,
    )
  }
  const isArchive =
    startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x42, 0x5a, 0x68) || startsWith(bytes, 0xfd, 0x37)
  const isDocument = startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)
  if (isArchive || isDocument || startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x37, 0x7a)) throw notText()
}

const notText = () =>
  new UnreadableFile(
    'Ce fichier n’est ni un tableau ni du texte. Importez un classeur Excel ou LibreOffice, un tableau CSV, ou un fichier de pretalx, Sessionize ou c3voc.',
    'This file is neither a table nor text. Import a workbook of Excel or LibreOffice, a CSV table, or a file of pretalx, Sessionize or c3voc.',
    415,
  )
