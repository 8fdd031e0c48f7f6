import { UnreadableFile } from './problem'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, index) => bytes[index] === byte)

/** Decodes a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252 as French Excel writes it. Throws an `UnreadableFile`. */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new UnreadableFile('Ce fichier est vide.', 'This file is empty.')
  refuseBinary(bytes)
  if (startsWith(bytes, 0xff, 0xfe)) return decode(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return decode(bytes, 'utf-16be')
  if (bytes.includes(0)) throw notText()
  try {
    return decode(bytes, 'utf-8')
  } catch {
    return windowsText(bytes)
  }
}

/** Decodes without the byte order mark, or throws. */
const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes)

// The characters 0x80 to 0x9F, a space for an unused one. Some versions of Node decode them as control characters.
const windowsLetters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

function windowsText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    const letter = byte >= 0x80 && byte <= 0x9f ? windowsLetters[byte - 0x80] : String.fromCharCode(byte)
    // An unused character means another encoding, often that of Excel for Mac.
    if (letter === ' ' && byte !== 0x20) throw unknownEncoding()
    text += letter
  }
  return text
}

const unknownEncoding = () =>
  new UnreadableFile(
    'Les accents de ce fichier ne sont pas lisibles. Dans Excel, choisissez Fichier → Enregistrer sous → « CSV UTF-8 ».',
    'The encoding of this file is not known. Save it as UTF-8.',
  )

function refuseBinary(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableFile(
      'C’est un classeur Excel ou une archive. Dans Excel, choisissez Fichier → Enregistrer sous → « CSV UTF-8 (délimité par des virgules) », puis importez ce fichier .csv.',
      'This is a workbook or an archive. Save it as CSV, then import that file.',
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
    'Ce fichier n’est pas du texte. Importez un tableau CSV, ou un fichier JSON de Sessionize ou c3voc.',
    'This file is not text. Import a CSV table, or a JSON file of Sessionize or c3voc.',
    415,
  )
