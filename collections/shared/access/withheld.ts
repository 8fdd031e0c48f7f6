// Bundles may load this module twice in one process: only a global is common to both copies.
const key = Symbol.for('assises.withheld')
const shared: typeof globalThis & { [key]?: string } = globalThis

/**
 * Withholds testimonials and images of people from everybody but the staff, until the process ends: it is not known who has withdrawn
 * theirs. `reason` is a French sentence for those who run the site.
 */
export function withhold(reason: string): void {
  shared[key] = reason
}

/** Why testimonials and images of people are withheld; `undefined` when they are not. */
export const withheldReason = (): string | undefined => shared[key]

/** Ends it, as a start whose ledger is whole does. */
export function stopWithholding(): void {
  delete shared[key]
}
