/** Reads a number as French spreadsheets write it: « 1 200 », « 12,5 », « 1 200,00 » or « 12.5 »; `undefined` otherwise. */
export function readNumber(cell: string): number | undefined {
  const digits = cell.replace(/[\s\u00A0\u202F]/g, '')
  return /^-?\d+(?:[.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined
}

/** Reads a whole number that is not negative: « 80,00 » but not « 80,5 »; `undefined` otherwise. */
export function readWholeNumber(cell: string): number | undefined {
  const number = readNumber(cell)
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}
