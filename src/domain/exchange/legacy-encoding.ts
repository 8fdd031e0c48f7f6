// The characters 0x80 to 0x9F of Windows-1252, a space for an unused one. Some versions of Node decode them as control characters.
const windowsLetters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

// é è à ê ç û É ù â in MacRoman. ô î ë ï are quotation marks and signs of Windows-1252, and are not counted.
const macAccents = new Set([0x8e, 0x8f, 0x88, 0x90, 0x8d, 0x9e, 0x83, 0x9d, 0x89])
// é è à ê ç ô î û É ù â ë ï È À in Windows-1252.
const windowsAccents = new Set([
  0xe9, 0xe8, 0xe0, 0xea, 0xe7, 0xf4, 0xee, 0xfb, 0xc9, 0xf9, 0xe2, 0xeb, 0xef, 0xc8, 0xc0,
])

const isLetter = (byte = 0) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

/** A text of one byte a character; `unknown` when neither encoding gives sense. */
export interface Legacy {
  text: string
  encoding: 'windows-1252' | 'macintosh' | 'unknown'
}

/** Decodes Windows-1252 or MacRoman, whichever has more accented letters beside other letters. */
export function frenchOrMac(bytes: Uint8Array): Legacy {
  let mac = 0
  let windows = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80 || !(isLetter(bytes[index - 1]) || isLetter(bytes[index + 1]))) continue
    if (macAccents.has(byte)) mac += 1
    if (windowsAccents.has(byte)) windows += 1
  }
  if (mac > windows) return { text: new TextDecoder('macintosh').decode(bytes), encoding: 'macintosh' }
  let text = ''
  for (const byte of bytes)
    text += byte >= 0x80 && byte <= 0x9f ? windowsLetters[byte - 0x80] : String.fromCharCode(byte)
  const hasUnused = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f && windowsLetters[byte - 0x80] === ' ')
  return { text, encoding: hasUnused ? 'unknown' : 'windows-1252' }
}

const windowsOnly = new Set(windowsLetters)

/** Returns a text as it is after saving in Windows-1252: each character that the encoding lacks is a question mark. */
export function savedAsWindows(text: string): string {
  let saved = ''
  for (const letter of text) saved += letter.length === 1 && (letter <= 'ÿ' || windowsOnly.has(letter)) ? letter : '?'
  return saved
}
