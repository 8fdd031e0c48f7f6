// C0/C1 controls except tab and newline, and surrogates that stand alone: both break XML and iCalendar.
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** `text` without the control characters and lone surrogates that pasted text carries; line ends become `\n`. */
export function stripControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, '')
}

// Letters a French reader files under others and that Unicode does not decompose.
const opened: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  ʼ: "'",
}

/**
 * The key by which text is searched and sorted: lower case, no accents, ligatures opened, plain hyphens and apostrophes,
 * nothing invisible, one space between words. Two texts a French reader files under the same word have the same key, on
 * any database.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı’ʼ]/g, (letter) => opened[letter] ?? letter)
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
