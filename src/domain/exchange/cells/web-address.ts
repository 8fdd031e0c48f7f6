/** Whether a cell is an absolute http(s) address with a host and no space. */
export function isHttpAddress(cell: string): boolean {
  if (/\s/.test(cell) || cell.length > 2_000) return false
  try {
    return /^https?:$/.test(new URL(cell).protocol)
  } catch {
    return false
  }
}

const hosts: [RegExp, string][] = [
  [/(^|\.)linkedin\.com$/, 'linkedin'],
  [/(^|\.)bsky\.app$/, 'bluesky'],
  [/(^|\.)(mastodon|piaille|framapiaf)\./, 'mastodon'],
  [/(^|\.)(x|twitter|facebook|instagram|youtube|github)\.com$/, 'other'],
]

/** Returns the kind of a link by the host of its address. */
export function kindOfLink(url: string): string {
  const { host } = new URL(url)
  return hosts.find(([pattern]) => pattern.test(host))?.[1] ?? 'website'
}

/** Reads the addresses of a cell, separated by spaces or lines; `undefined` when one of them is no address. */
export function readLinks(cell: string): { kind: string; url: string }[] | undefined {
  const addresses = cell.split(/[\s|]+/).filter((part) => part !== '')
  return addresses.every(isHttpAddress) ? addresses.map((url) => ({ kind: kindOfLink(url), url })) : undefined
}
