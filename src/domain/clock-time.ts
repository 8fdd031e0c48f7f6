/** Whether a value is a clock time on 24 hours, `HH:MM`; `24:00` is the end of a day. */
export const isClockTime = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value)
