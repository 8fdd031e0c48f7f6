/** A row of a chain: a fact, and the hash that binds it to every row before it. */
export interface ChainRow<Fact> {
  fact: Fact
  hash: string
}

type Digest = (text: string) => string

/** The hash of a row that follows the one with the hash `previous`; `digest` is a cryptographic hash of a text. */
export const chainHash = (digest: Digest, previous: string, fact: unknown): string =>
  digest(`${previous}\n${JSON.stringify(fact)}`)

/** The rows that facts make after the hash `previous`. */
export function chained<Fact>(digest: Digest, previous: string, facts: readonly Fact[]): ChainRow<Fact>[] {
  let last = previous
  return facts.map((fact) => {
    last = chainHash(digest, last, fact)
    return { fact, hash: last }
  })
}

/** The index of the first row that was changed, removed, added or moved; `undefined` when the chain is whole. */
export function firstBreak(digest: Digest, previous: string, rows: readonly ChainRow<unknown>[]): number | undefined {
  let last = previous
  for (const [index, { fact, hash }] of rows.entries()) {
    last = chainHash(digest, last, fact)
    if (hash !== last) return index
  }
  return undefined
}
