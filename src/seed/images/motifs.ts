import type { Trio } from './palette'

/** Returns the markup of a motif in a square of side 100. Turned by quarters, it still fits its neighbours. */
export type Motif = (colours: Trio) => string

const ground = (colour: string) => `<path d="M0 0H100V100H0Z" fill="${colour}"/>`

/** The motifs by family of shapes. */
export const motifs = {
  arch: ([a, b, c]) =>
    `${ground(a)}<path d="M0 100A100 100 0 0 1 100 0V100Z" fill="${b}"/><path d="M50 100A50 50 0 0 1 100 50V100Z" fill="${c}"/>`,
  disc: ([a, b, c]) =>
    `${ground(a)}<circle cx="50" cy="50" r="50" fill="${b}"/><path d="M50 0A50 50 0 0 1 50 100Z" fill="${c}"/>`,
  petal: ([a, b, c]) =>
    `${ground(a)}<path d="M0 0A100 100 0 0 1 100 100A100 100 0 0 1 0 0Z" fill="${b}"/><circle cx="80" cy="20" r="13" fill="${c}"/>`,
  slope: ([a, b, c]) =>
    `${ground(a)}<path d="M0 100L100 0V100Z" fill="${b}"/><path d="M50 100L100 50V100Z" fill="${c}"/>`,
  bars: ([a, b, c]) =>
    `${ground(a)}<path d="M0 0H20V100H0ZM40 0H60V100H40Z" fill="${b}"/><path d="M80 0H100V100H80Z" fill="${c}"/>`,
  steps: ([a, b, c]) =>
    `${ground(a)}<path d="M0 100V66.7H33.3V33.3H66.7V0H100V100Z" fill="${b}"/><path d="M66.7 100V66.7H100V100Z" fill="${c}"/>`,
} satisfies Record<string, Motif>

/** The name of a family of shapes. */
export type Family = keyof typeof motifs

/** The names of the families. */
export const families = Object.keys(motifs) as Family[]

/** Returns a motif at `x`, `y`, `side` pixels wide, turned by `quarters` of a circle. */
export function tile(family: Family, colours: Trio, x: number, y: number, side: number, quarters = 0): string {
  const turn = quarters ? ` rotate(${quarters * 90} 50 50)` : ''
  return `<g transform="translate(${x} ${y}) scale(${side / 100})${turn}">${motifs[family](colours)}</g>`
}
