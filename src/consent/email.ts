/** Whether a value is a complete e-mail address. */
export const isEmail = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(value)
