/**
 * Paths whose anonymous GETs are cached, as features declare them. A prefix that ends in `/` covers every path below it
 * (`/fr/editions/`); any other, and `/` itself, is one path (`/fr`).
 */
export class PublicPaths {
  readonly #paths: ReadonlySet<string>
  readonly #subtrees: readonly string[]

  constructor(prefixes: readonly string[]) {
    const isSubtree = (prefix: string) => prefix.length > 1 && prefix.endsWith('/')
    this.#subtrees = prefixes.filter(isSubtree)
    this.#paths = new Set(prefixes.filter((prefix) => !isSubtree(prefix)))
  }

  /** Whether a feature declared the path public. */
  has(pathname: string): boolean {
    return this.#paths.has(pathname) || this.#subtrees.some((subtree) => pathname.startsWith(subtree))
  }
}

/** The path of a request target, without its query. */
export function pathnameOf(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
