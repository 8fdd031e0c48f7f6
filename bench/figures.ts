import { loadNow } from './machine'

/** One row of the table; `isMet` is absent without a target. */
export interface Figure {
  name: string
  value: string
  target?: string
  isMet?: boolean
  load: string
}

/** A figure with the current load average of the machine. */
export function figure(name: string, value: string, goal?: { target: string; isMet: boolean }): Figure {
  return { name, value, ...goal, load: loadNow() }
}

/** A figure that cannot be measured on this machine. Logs a warning. */
export function skipped(name: string, why: string): Figure {
  console.warn(`\n!!! SKIPPED: ${name}: ${why}\n`)
  return { name, value: `skipped: ${why}`, load: '' }
}

/** Formats a rate in requests per second. */
export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} req/s`
/** Formats a duration in milliseconds. */
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
/** Formats a ratio. */
export const times = (value: number) => `${value.toFixed(2)} ×`
