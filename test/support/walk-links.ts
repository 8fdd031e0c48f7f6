import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** What a response at a path was. */
export interface Visited {
  status: number
  /** Its media type, without parameters. */
  type: string
  /** The paths that lead to it. */
  from: string[]
}

/**
 * Follows every link, image, size of an image, style, font and feed from `start` on, at a host that serves `origin`. Absolute addresses for which
 * `isOutside` says so are not followed, nor those of other sites.
 */
export async function walkLinks(
  url: string,
  { origin, start, isOutside }: { origin: string; start: string; isOutside(address: string): boolean },
): Promise<Map<string, Visited>> {
  const visited = new Map<string, Visited>()
  const waiting = [{ path: start, from: '' }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next
    const known = visited.get(path)
    if (known) {
      known.from.push(from)
      continue
    }
    const response = await fetch(url + path)
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    visited.set(path, { status: response.status, type, from: [from] })
    const text = /^text|xml|json/.test(type) ? await response.text() : ''
    for (const target of targetsIn(type, text)) {
      if (isOutside(target)) continue
      const address = new URL(target, origin + path)
      if (address.origin === origin) waiting.push({ path: address.pathname + address.search, from: path })
    }
  }
  return visited
}

function targetsIn(type: string, text: string): string[] {
  if (type === 'text/css') return [...text.matchAll(/url\("?([^")]+)"?\)/g)].map(([, target = '']) => target)
  if (type !== 'text/html') return []
  return attributesOf(parse(text)).flatMap(({ name, value }) => {
    if (name === 'href' || name === 'src') return [value]
    if (name === 'srcset') return value.split(', ').map((candidate) => candidate.split(' ')[0] ?? '')
    // The images of og:image.
    return name === 'content' && /^https?:\/\/\S+\.(?:jpg|webp)$/.test(value) ? [value] : []
  })
}

type Node = DefaultTreeAdapterTypes.Node

function attributesOf(node: Node): { name: string; value: string }[] {
  return [
    ...('attrs' in node ? node.attrs : []),
    ...('childNodes' in node ? node.childNodes.flatMap(attributesOf) : []),
  ]
}
