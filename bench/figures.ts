import { loadNow } from './machine'

/** One line of the table; `isMet` is absent where there is nothing to meet. */
export interface Figure {
  name: string
  value: string
  target?: string
  isMet?: boolean
  load: string
}

/** A figure with the load of the machine at the moment it was taken. */
export function figure(name: string, value: string, goal?: { target: string; isMet: boolean }): Figure {
  return { name, value, ...goal, load: loadNow() }
}

/** A figure that could not be taken here, said loudly. */
export function skipped(name: string, why: string): Figure {
  console.warn(`\n!!! SKIPPED: ${name}: ${why}\n`)
  return { name, value: `skipped: ${why}`, load: '' }
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** A rate with its thousands. */
export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} req/s`
/** A duration in milliseconds. */
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
/** How many times. */
export const times = (value: number) => `${value.toFixed(2)} ×`
