// C0 and C1 controls except tab and newline, and lone surrogates: both are invalid in XML and iCalendar.
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Returns `text` without control characters and lone surrogates, which pasted text may contain; line ends become `\n`. */
export function stripControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, '')
}

/** Returns a value with `stripControls` applied to each text in its lists and objects; names of fields stay. */
export function stripControlsIn<Value>(value: Value): Value {
  const strip = (part: unknown): unknown => {
    if (typeof part === 'string') return stripControls(part)
    if (Array.isArray(part)) return part.map(strip)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, strip(inner)]))
  }
  return strip(value) as Value
}

/** Returns a text on one line: each run of white space that contains a tab or a line end becomes one space. */
export const onOneLine = (text: string): string => text.replace(/\s*[\t\n\r\u2028\u2029]\s*/g, ' ')

// Letters that French sorts as others and that Unicode does not decompose.
const decomposed: Record<string, string> = {
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
 * Returns the key by which a text is searched and sorted: lower case, without accents, ligatures and invisible characters,
 * with plain hyphens and apostrophes, and one space between words. It is the same on every database.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı’ʼ]/g, (letter) => decomposed[letter] ?? letter)
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
