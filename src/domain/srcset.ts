interface Candidate {
  url: string
  width: number
}

/** Writes the attribute `srcset` of sizes of one image. An image that is too small for two sizes has one width once. */
export function srcsetOf(sizes: readonly Candidate[]): string {
  const byWidth = new Map(sizes.map(({ url, width }) => [width, url]))
  return [...byWidth].map(([width, url]) => `${url} ${width}w`).join(', ')
}
