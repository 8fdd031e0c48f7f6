/** Up to where a client has read a log of changes. */
export interface Cursor {
  /** The name of the log. */
  log: string
  position: number
  /**
   * The position at which a client that began with all that is public began, while it has not read so far: older changes are none of its
   * concern. Absent afterwards.
   */
  began?: number
}

const form = /^([0-9a-z]{1,8})-(\d{1,15})(?:-(\d{1,15}))?$/

/** The text of a cursor, which clients send back as it is. */
export function writeCursor({ log, position, began }: Cursor): string {
  return began !== undefined && position < began ? `${log}-${position}-${began}` : `${log}-${position}`
}

/** Reads a cursor; `undefined` when the text is none. */
export function readCursor(text: string): Cursor | undefined {
  const [, log, position, began] = form.exec(text) ?? []
  if (log === undefined) return undefined
  return { log, position: Number(position), ...(began === undefined ? {} : { began: Number(began) }) }
}
