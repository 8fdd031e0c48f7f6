/** Paths that are not for search engines: the admin, previews and share links. */
const closed = ['/admin', '/fr/preview/', '/en/preview/', '/fr/shared/', '/en/shared/']

/** Renders the rules for crawlers ([RFC 9309](https://www.rfc-editor.org/rfc/rfc9309)). */
export const renderRobots = (origin: string): string =>
  ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
