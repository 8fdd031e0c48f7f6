// C0/C1 controls except tab and newline, and surrogates that stand alone: both break XML and iCalendar.
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** `text` without the control characters and lone surrogates that pasted text carries; line ends become `\n`. */
export function stripControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, '')
}

/**
 * The key by which text is searched and sorted: lower case, no accents, ligatures opened, one space between words.
 * Two texts a French reader files under the same word have the same key, on any database.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
