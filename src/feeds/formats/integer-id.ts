/** Returns a positive integer of 31 bits for a UUID, for formats whose ids are numbers. The same UUID has the same one for ever. */
export const integerOf = (guid: string): number => Number.parseInt(guid.slice(0, 8), 16) >>> 1 || 1
