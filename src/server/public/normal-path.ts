import type { IncomingMessage } from 'node:http'

/**
 * Gives the path of a request its normal form, so that every rule sees the path that the application will: characters that need
 * no encoding are decoded, `%2e` among them, and `.` and `..` are resolved (RFC 3986 §6.2.2). Doubled slashes stay: the
 * application redirects them.
 */
export function normalisePath(request: IncomingMessage): void {
  const url = request.url ?? ''
  const end = url.search(/[?#]/)
  const path = end < 0 ? url : url.slice(0, end)
  if (!path.includes('%') && !path.includes('/.')) return
  const normal = withoutDots(withoutNeedlessEscapes(path))
  if (normal !== path) request.url = normal + (end < 0 ? '' : url.slice(end))
}

/** Whether a path has an encoded separator, which servers read differently. */
export const isAmbiguous = (path: string): boolean => /%2f|%5c/i.test(path)

const withoutNeedlessEscapes = (path: string): string =>
  path.replace(/%([0-9a-f]{2})/gi, (encoded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[\w.~-]/.test(character) ? character : encoded
  })

function withoutDots(path: string): string {
  if (!path.includes('/.')) return path
  const parts: string[] = []
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') parts.pop()
    else if (segment !== '.') parts.push(segment)
  }
  if (/\/\.{1,2}$/.test(path)) parts.push('')
  return `/${parts.join('/')}`
}
