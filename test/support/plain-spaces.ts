/** Returns a text with ordinary spaces in place of no-break ones, for tests that compare words. */
export const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')
