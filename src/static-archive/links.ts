/** The paths of files that pages and documents load from the site: styles, fonts, icons and images. */
const resourcePath = String.raw`(/(?:api/media/file|site/[0-9a-f]+)/[^\s"'<>()\\,&?#]+)`

/**
 * The paths of the files that a page, a document or a stylesheet at `address` loads from the site at `origin`. Other texts name none
 * that a page does not.
 */
export function resourcesIn(address: string, type: string, text: string, origin: string): string[] {
  if (/^text\/html|json\b/.test(type)) {
    const named = new RegExp(`(?:["'\\s]|${origin.replace(/[.]/g, '\\$&')})${resourcePath}`, 'g')
    return [...text.matchAll(named)].flatMap(([, path]) => path ?? [])
  }
  if (!type.startsWith('text/css')) return []
  return [...text.matchAll(/url\("?([^")]+)"?\)/g)].map(([, url = '']) => new URL(url, `${origin}${address}`).pathname)
}

/**
 * A page with absolute addresses in place of the links of the site that `isArchived` denies. Calls `onOutside` with each of them,
 * those that were absolute before included.
 */
export function withLinksOutside(
  html: string,
  origin: string,
  isArchived: (path: string) => boolean,
  onOutside: (address: string) => void,
): string {
  // React writes no `>` inside an attribute.
  return html.replace(/(<a\s[^>]*?href=")([^"]*)(?=")/g, (link, before: string, href: string) => {
    const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!path.startsWith('/') || isArchived(path.replace(/[?#].*$/, ''))) return link
    onOutside(origin + path)
    return `${before}${origin}${path}`
  })
}

/** A page that leads to another path of the site, for hosts that cannot redirect. */
export const redirectPage = (path: string, origin: string): string =>
  `<!doctype html><html lang="${path.startsWith('/en') ? 'en' : 'fr'}"><head><meta charset="utf-8"/><title>Assises</title>` +
  `<link href="${origin}${path}" rel="canonical"/><meta content="0; url=${path}" http-equiv="refresh"/></head>` +
  `<body><p><a href="${path}">${origin}${path}</a></p></body></html>`
