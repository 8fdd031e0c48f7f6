/** Paths whose anonymous GETs are cached, as a feature declares them. */
export interface PublicPathSet {
  /** One that ends in `/` covers every path below it (`/fr/editions/`); any other, and `/` itself, is one path (`/fr`). */
  prefixes: readonly string[]
  /** The names of the query parameters that the responses depend on; none by default. */
  parameters?: readonly string[]
}

/** The paths that features declared public, each with the query parameters that its responses depend on. */
export class PublicPaths {
  readonly #paths = new Map<string, readonly string[]>()
  readonly #subtrees: (readonly [prefix: string, parameters: readonly string[]])[] = []

  constructor(sets: readonly PublicPathSet[]) {
    for (const { prefixes, parameters = [] } of sets) {
      const sorted = [...parameters].sort()
      for (const prefix of prefixes) {
        if (prefix.length > 1 && prefix.endsWith('/')) this.#subtrees.push([prefix, sorted])
        else this.#paths.set(prefix, sorted)
      }
    }
  }

  /** Whether a feature declared the path public. */
  has(pathname: string): boolean {
    return this.parametersOf(pathname) !== undefined
  }

  /** The query parameters that the responses of a path depend on, in alphabetical order. `undefined` for a path that is not public. */
  parametersOf(pathname: string): readonly string[] | undefined {
    return this.#paths.get(pathname) ?? this.#subtrees.find(([prefix]) => pathname.startsWith(prefix))?.[1]
  }
}

/** The path of a request target, without its query. */
export function pathnameOf(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

/**
 * The canonical query of a request target: the parameters with one of these names, in the order of the names, in one
 * encoding. `''` when there are none; any other parameter is left out.
 */
export function declaredQuery(url: string, names: readonly string[]): string {
  const query = url.indexOf('?')
  if (query < 0 || names.length === 0) return ''
  const given = new URLSearchParams(url.slice(query + 1))
  const declared = names.flatMap((name) => given.getAll(name).map((value) => [name, value]))
  return declared.length > 0 ? `?${new URLSearchParams(declared)}` : ''
}
